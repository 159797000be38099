package dev.bowline.catalog;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * An activation whose elements depend on the whole row.
 *
 * @param least the fewest numbers that the row may have
 */
public record RowWise(
    String name,
    List<ArgumentSpec> arguments,
    String summary,
    Range range,
    ToIntFunction<Arguments> least,
    Function<Arguments, RowProgram> value,
    Function<Arguments, RowProgram> gradient)
    implements RowActivation {

  @Override
  public Range values(Arguments given) {
    return range;
  }

  @Override
  public OptionalInt width(Arguments given, int width) {
    return width >= least.applyAsInt(given) ? OptionalInt.of(width) : OptionalInt.empty();
  }

  @Override
  public String takes(Arguments given) {
    return "rows of at least " + least.applyAsInt(given);
  }

  @Override
  public RowProgram forward(Arguments given) {
    return value.apply(given);
  }

  @Override
  public RowProgram backward(Arguments given) {
    return gradient.apply(given);
  }
}
