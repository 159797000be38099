package dev.bowline.catalog;

import dev.bowline.expr.Expr;
import java.util.List;

/**
 * What to do with one row of numbers: a few steps, each of which passes over the row once or sets a
 * number. The variables that stand for the row's elements are named in {@link Symbols}.
 */
public record RowProgram(List<Step> steps) {
  public RowProgram {
    steps = List.copyOf(steps);
  }

  public static RowProgram of(Step... steps) {
    return new RowProgram(List.of(steps));
  }

  /** One step. */
  public sealed interface Step {}

  /** {@code name = sum or maximum over the row of element}. */
  public record Reduce(String name, Reduction reduction, Expr element) implements Step {}

  /** {@code name = value}, a number for the whole row. */
  public record Let(String name, Expr value) implements Step {}

  /** {@code target[j] = value} for each element of the row. */
  public record Each(String target, Expr value) implements Step {}

  /** How a row becomes one number. */
  public enum Reduction {
    SUM,
    MAX
  }
}
