package dev.bowline.catalog;

import java.util.List;
import java.util.function.Function;

/**
 * An activation that treats each element alone.
 *
 * @param range the values that {@code y} can take
 * @param value {@code y} as a formula of {@code x}
 * @param derivative {@code dy/dx} as a formula of {@code x} and {@code y}
 */
public record Elementwise(
    String name,
    List<String> aliases,
    List<ArgumentSpec> arguments,
    String summary,
    Function<Arguments, Range> range,
    Function<Arguments, Formula> value,
    Function<Arguments, Formula> derivative)
    implements RowActivation {

  @Override
  public Range values(Arguments given) {
    return range.apply(given);
  }

  @Override
  public RowProgram forward(Arguments given) {
    return new RowProgram(value.apply(given).into("y"));
  }

  @Override
  public RowProgram backward(Arguments given) {
    return new RowProgram(derivative.apply(given).times(Symbols.DY).into(Symbols.DX));
  }
}
