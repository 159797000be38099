package dev.bowline.catalog;

/**
 * An activation that gives as many numbers as it gets. Its programs run over one row: {@code
 * forward} sets {@code y} from {@code x}; {@code backward} sets {@code dx} from {@code dy}, {@code
 * y} and, where y does not tell enough, {@code x}.
 */
public interface RowActivation extends Activation {
  RowProgram forward(Arguments arguments);

  RowProgram backward(Arguments arguments);
}
