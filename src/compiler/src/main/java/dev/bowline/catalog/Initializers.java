package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.FAN_IN;
import static dev.bowline.catalog.Symbols.FAN_OUT;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.max;
import static dev.bowline.expr.Exprs.mul;
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
              "normal, redrawn outside mean +- 2 stddev"),
          varianceScaling(),
          ofMatrices(
              "identity",
              Distribution.IDENTITY,
              "gain where row and column have the same number, else 0; for kernels only"),
          ofMatrices(
              "orthogonal",
              Distribution.ORTHOGONAL,
              "columns, or rows where these are fewer, that are orthogonal to each other and of"
                  + " length gain: those of Q, where Q R are normal numbers and the diagonal of R"
                  + " is positive; for kernels only"));

  private static final String UNIFORM = "uniform";
  private static final String UNTRUNCATED = "untruncated_normal";

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

  private static Initializer ofMatrices(String name, Distribution distribution, String summary) {
    return new Initializer(
        name,
        List.of(ArgumentSpec.real("gain", Range.ANY, "1", "what all numbers are multiplied by")),
        summary,
        distribution,
        a -> number(a.real("gain")),
        a -> ZERO);
  }

  private static Initializer varianceScaling() {
    return new Initializer(
        "variance_scaling",
        List.of(
            ArgumentSpec.real("scale", Range.POSITIVE, "1", "the variance, times the fan"),
            ArgumentSpec.of(
                "mode",
                new ArgumentType.Word(List.of("fan_in", "fan_out", "fan_avg")),
                "fan_in",
                "which fan: the numbers that come in, those that go out, or the mean of both"),
            ArgumentSpec.of(
                "distribution",
                new ArgumentType.Word(List.of("truncated_normal", "normal", UNTRUNCATED, UNIFORM)),
                "truncated_normal",
                "normal is another word for truncated_normal, as in Keras")),
        "of variance scale / max(1, fan): uniform with the limit sqrt(3 scale / fan), or normal,"
            + " truncated at two of the deviation that it has before",
        a ->
            switch (a.word("distribution")) {
              case UNIFORM -> Distribution.UNIFORM;
              case UNTRUNCATED -> Distribution.NORMAL;
              default -> Distribution.TRUNCATED_NORMAL;
            },
        a -> a.word("distribution").equals(UNIFORM) ? neg(limit(a)) : ZERO,
        a ->
            switch (a.word("distribution")) {
              case UNIFORM -> limit(a);
              case UNTRUNCATED -> sqrt(variance(a));
              default -> div(sqrt(variance(a)), number(TRUNCATED));
            });
  }

  private static Expr limit(Arguments given) {
    return sqrt(mul(number(3), variance(given)));
  }

  private static Expr variance(Arguments given) {
    Expr fan =
        switch (given.word("mode")) {
          case "fan_in" -> FAN_IN;
          case "fan_out" -> FAN_OUT;
          default -> FAN_AVERAGE;
        };
    return div(number(given.real("scale")), max(number(1), fan));
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
