package dev.bowline.catalog;

import java.util.List;
import java.util.function.Function;

/** An activation whose elements depend on the whole row. */
public record RowWise(
    String name,
    List<ArgumentSpec> arguments,
    String summary,
    Range range,
    Function<Arguments, RowProgram> value,
    Function<Arguments, RowProgram> gradient,
    boolean needsInput)
    implements Activation {

  @Override
  public Range values(Arguments given) {
    return range;
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
