package dev.bowline.catalog;

import dev.bowline.expr.Expr;
import java.util.List;
import java.util.function.Function;

/**
 * Where initial weights come from: a distribution with two parameters, which are formulas of {@code
 * fan_in} and {@code fan_out}.
 */
public record Initializer(
    String name,
    List<ArgumentSpec> arguments,
    String summary,
    Function<Arguments, Distribution> distribution,
    Function<Arguments, Expr> first,
    Function<Arguments, Expr> second)
    implements Entry {

  /** One whose distribution does not depend on its arguments. */
  Initializer(
      String name,
      List<ArgumentSpec> arguments,
      String summary,
      Distribution distribution,
      Function<Arguments, Expr> first,
      Function<Arguments, Expr> second) {
    this(name, arguments, summary, a -> distribution, first, second);
  }

  @Override
  public Family family() {
    return Family.INITIALIZER;
  }

  /** The distributions, with the meaning of the two parameters. */
  public enum Distribution {
    /** The first number, always. */
    CONSTANT,
    /** Evenly from the first (included) to the second (excluded). */
    UNIFORM,
    /** Normal with the first as its mean and the second as its standard deviation. */
    NORMAL,
    /** The same, redrawn where it falls more than two standard deviations from its mean. */
    TRUNCATED_NORMAL,
    /** The first on the diagonal of a kernel, 0 elsewhere. */
    IDENTITY,
    /** A kernel whose rows or columns, the fewer, are orthogonal and as long as the first says. */
    ORTHOGONAL;

    /** Whether only a kernel can be filled with it. */
    public boolean isOfMatrices() {
      return this == IDENTITY || this == ORTHOGONAL;
    }

    /** Whether it is the same for every seed. */
    public boolean isFixed() {
      return this == CONSTANT || this == IDENTITY;
    }
  }
}
