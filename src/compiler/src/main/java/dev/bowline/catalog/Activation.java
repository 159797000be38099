package dev.bowline.catalog;

/**
 * A function applied to a layer's output, with its derivative. Its programs run over one row:
 * {@code forward} sets {@code y} from {@code x}; {@code backward} sets {@code dx} from {@code dy},
 * {@code y} and, only where {@link #needsInput} says so, {@code x}.
 */
public interface Activation extends Entry {
  @Override
  default Family family() {
    return Family.ACTIVATION;
  }

  RowProgram forward(Arguments arguments);

  RowProgram backward(Arguments arguments);

  /** Whether {@code backward} reads {@code x}, which then has to be kept. */
  boolean needsInput();

  /** The values that {@code y} can take. */
  Range values(Arguments arguments);
}
