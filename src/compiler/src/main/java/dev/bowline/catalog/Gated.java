package dev.bowline.catalog;

import dev.bowline.expr.Expr;
import java.util.List;
import java.util.OptionalInt;

/**
 * An activation that lets the second half of each row decide how far the first is let through:
 * {@code y_j} is a formula of {@link Symbols#A}, which is {@code x_j}, and {@link Symbols#B}, its
 * counterpart in the second half.
 *
 * @param value {@code y}
 * @param slopeOfA its derivative with respect to {@code a}
 * @param slopeOfB its derivative with respect to {@code b}
 */
public record Gated(
    String name,
    List<ArgumentSpec> arguments,
    String summary,
    Expr value,
    Expr slopeOfA,
    Expr slopeOfB)
    implements Activation {

  @Override
  public Range values(Arguments given) {
    return Range.ANY;
  }

  @Override
  public OptionalInt width(Arguments given, int width) {
    return width % 2 == 0 ? OptionalInt.of(width / 2) : OptionalInt.empty();
  }

  @Override
  public String takes(Arguments given) {
    return "rows of an even length";
  }
}
