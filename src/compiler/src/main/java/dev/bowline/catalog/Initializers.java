package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.FAN_IN;
import static dev.bowline.catalog.Symbols.FAN_OUT;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.neg;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.sqrt;

import dev.bowline.catalog.Initializer.Distribution;
import dev.bowline.expr.Expr;
import java.util.List;

/** The initialisers, as semantics.md section 3 of the design lists them. */
final class Initializers {
  /** The standard deviation of a standard normal distribution cut off at two deviations. */
  private static final double TRUNCATED = 0.87962566103423978;

  private static final Expr FAN_AVERAGE = div(add(FAN_IN, FAN_OUT), number(2));

  static final List<Initializer> ALL =
      List.of(
          constant("zeros", "0", 0),
          constant("ones", "1", 1),
          new Initializer(
              "constant",
              List.of(ArgumentSpec.real("value", Range.ANY, "0", "the number")),
              "value",
              Distribution.CONSTANT,
              a -> number(a.real("value")),
              a -> ZERO),
          scaledUniform(
              "glorot_uniform", 1, FAN_AVERAGE, "uniform, limit sqrt(6 / (fan_in + fan_out))"),
          scaledNormal("glorot_normal", 1, FAN_AVERAGE, "sqrt(2 / (fan_in + fan_out))"),
          scaledUniform("he_uniform", 2, FAN_IN, "uniform, limit sqrt(6 / fan_in)"),
          scaledNormal("he_normal", 2, FAN_IN, "sqrt(2 / fan_in)"),
          scaledUniform("lecun_uniform", 1, FAN_IN, "uniform, limit sqrt(3 / fan_in)"),
          scaledNormal("lecun_normal", 1, FAN_IN, "sqrt(1 / fan_in)"),
          new Initializer(
              "random_uniform",
              List.of(
                  ArgumentSpec.real("minval", Range.ANY, "-0.05", "the smallest value"),
                  ArgumentSpec.real("maxval", Range.ANY, "0.05", "above the largest value")),
              "uniform in [minval, maxval)",
              Distribution.UNIFORM,
              a -> number(a.real("minval")),
              a -> number(a.real("maxval"))),
          normal("random_normal", Distribution.NORMAL, "normal"),
          normal(
              "truncated_normal",
              Distribution.TRUNCATED_NORMAL,
              "normal, redrawn outside mean +- 2 stddev"));

  private Initializers() {}

  private static Initializer constant(String name, String summary, double value) {
    return new Initializer(
        name, List.of(), summary, Distribution.CONSTANT, a -> number(value), a -> ZERO);
  }

  /** Variance scale / fan: a uniform limit of sqrt(3 scale / fan). */
  private static Initializer scaledUniform(String name, double scale, Expr fan, String summary) {
    Expr limit = sqrt(div(number(3 * scale), fan));
    return new Initializer(
        name, List.of(), summary, Distribution.UNIFORM, a -> neg(limit), a -> limit);
  }

  /** Variance scale / fan behind the truncation. */
  private static Initializer scaledNormal(String name, double scale, Expr fan, String deviation) {
    Expr untruncated = div(sqrt(div(number(scale), fan)), number(TRUNCATED));
    return new Initializer(
        name,
        List.of(),
        "normal with deviation " + deviation + ", truncated at two of the untruncated deviation",
        Distribution.TRUNCATED_NORMAL,
        a -> ZERO,
        a -> untruncated);
  }

  private static Initializer normal(String name, Distribution distribution, String summary) {
    return new Initializer(
        name,
        List.of(
            ArgumentSpec.real("mean", Range.ANY, "0", "the mean"),
            ArgumentSpec.real("stddev", Range.NOT_NEGATIVE, "0.05", "the standard deviation")),
        summary,
        distribution,
        a -> number(a.real("mean")),
        a -> number(a.real("stddev")));
  }
}
