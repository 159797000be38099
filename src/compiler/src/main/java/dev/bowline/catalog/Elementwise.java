package dev.bowline.catalog;

import static dev.bowline.expr.Exprs.mul;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
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
    List<ArgumentSpec> arguments,
    String summary,
    Function<Arguments, Range> range,
    Function<Arguments, Expr> value,
    Function<Arguments, Expr> derivative,
    boolean needsInput)
    implements Activation {

  @Override
  public Range values(Arguments given) {
    return range.apply(given);
  }

  @Override
  public RowProgram forward(Arguments given) {
    return RowProgram.of(new RowProgram.Each("y", value.apply(given)));
  }

  @Override
  public RowProgram backward(Arguments given) {
    Expr slope = derivative.apply(given);
    Expr dx = slope.equals(Exprs.ONE) ? Symbols.DY : mul(Symbols.DY, slope);
    return RowProgram.of(new RowProgram.Each(Symbols.DX, dx));
  }
}
