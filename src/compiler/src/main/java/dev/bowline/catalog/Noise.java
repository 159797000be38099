package dev.bowline.catalog;

import dev.bowline.expr.Expr;
import java.util.List;
import java.util.function.Function;

/**
 * A layer that disturbs each element in training and does nothing otherwise.
 *
 * @param value what becomes of {@code x}, with a random number {@code r}
 * @param derivative of the value with respect to {@code x}: a formula of {@code r} alone
 */
public record Noise(
    String name,
    List<ArgumentSpec> arguments,
    String summary,
    Draw draw,
    Function<Arguments, Expr> value,
    Function<Arguments, Expr> derivative)
    implements LayerKind {

  /** Where {@code r} comes from. */
  public enum Draw {
    /** Evenly from [0, 1). */
    UNIFORM,
    /** The standard normal distribution. */
    NORMAL
  }
}
