package dev.bowline.catalog;

import static dev.bowline.catalog.Formulas.clip;
import static dev.bowline.catalog.Formulas.isBetween;
import static dev.bowline.catalog.Symbols.X;
import static dev.bowline.catalog.Symbols.Y;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.exp;
import static dev.bowline.expr.Exprs.expm1;
import static dev.bowline.expr.Exprs.min;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.neg;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.select;
import static dev.bowline.expr.Exprs.sqrt;
import static dev.bowline.expr.Exprs.square;
import static dev.bowline.expr.Exprs.sub;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import java.util.List;

/** Activations that are a straight line at least on one side. Written so that NaN stays NaN. */
final class Ramps {
  /** The constants of Klambauer et al. 2017, which keep mean 0 and variance 1. */
  private static final double SELU_ALPHA = 1.6732632423543772;

  private static final double SELU_SCALE = 1.0507009873554805;

  static final List<Elementwise> ALL =
      List.of(
          new Elementwise(
              "linear",
              List.of(),
              List.of(),
              "y = x",
              a -> Range.ANY,
              a -> Formula.of(X),
              a -> Formula.of(ONE)),
          new Elementwise(
              "relu",
              List.of(),
              List.of(
                  ArgumentSpec.real(
                      "negative_slope", Range.NOT_NEGATIVE, "0", "the slope below the threshold"),
                  ArgumentSpec.optional(
                      "max_value", new ArgumentType.Real(Range.NOT_NEGATIVE), "the largest y"),
                  ArgumentSpec.real("threshold", Range.NOT_NEGATIVE, "0", "above it, y = x")),
              "y = x above the threshold, at most max_value; negative_slope * (x - threshold) below",
              Relu::values,
              a -> Formula.of(Relu.value(a)),
              a -> Formula.of(Relu.derivative(a))),
          new Elementwise(
              "leaky_relu",
              List.of(),
              List.of(
                  ArgumentSpec.real(
                      "negative_slope", Range.NOT_NEGATIVE, "0.2", "the slope below 0")),
              "y = x where x >= 0, negative_slope * x elsewhere",
              a -> a.real("negative_slope") == 0 ? Range.NOT_NEGATIVE : Range.ANY,
              a -> Formula.of(below(mul(number(a.real("negative_slope")), X), X)),
              a ->
                  Formula.of(
                      select(Y, Relation.GREATER, ZERO, ONE, number(a.real("negative_slope"))))),
          new Elementwise(
              "relu6",
              List.of(),
              List.of(),
              "y = min(max(x, 0), 6)",
              a -> new Range(0, true, 6, true),
              a -> Formula.of(clip(X, 0, 6)),
              a -> Formula.of(isBetween(0, Y, 6))),
          new Elementwise(
              "elu",
              List.of(),
              List.of(alpha()),
              "y = x where x >= 0, alpha * (exp(x) - 1) elsewhere",
              a -> above(-a.real("alpha")),
              a -> Formula.of(below(mul(number(a.real("alpha")), expm1(X)), X)),
              a -> Formula.of(bent(add(Y, number(a.real("alpha"))), ONE))),
          new Elementwise(
              "selu",
              List.of(),
              List.of(),
              "y = s * elu(x, a) with s = %s and a = %s".formatted(SELU_SCALE, SELU_ALPHA),
              a -> above(-SELU_SCALE * SELU_ALPHA),
              a ->
                  Formula.of(
                      below(
                          mul(number(SELU_SCALE * SELU_ALPHA), expm1(X)),
                          mul(number(SELU_SCALE), X))),
              a -> Formula.of(bent(add(Y, number(SELU_SCALE * SELU_ALPHA)), number(SELU_SCALE)))),
          new Elementwise(
              "celu",
              List.of(),
              List.of(alpha()),
              "y = max(x, 0) + alpha * (exp(min(x, 0) / alpha) - 1)",
              a -> above(-a.real("alpha")),
              a -> {
                Expr alpha = number(a.real("alpha"));
                return Formula.of(below(mul(alpha, expm1(div(X, alpha))), X));
              },
              a -> Formula.of(bent(add(div(Y, number(a.real("alpha"))), ONE), ONE))),
          new Elementwise(
              "softplus",
              List.of(),
              List.of(),
              "y = ln(1 + exp(x))",
              a -> Range.POSITIVE,
              a -> Formula.of(Formulas.softplus(X)),
              // The derivative is sigmoid(x) = 1 - e^-y.
              a -> Formula.of(neg(expm1(neg(Y))))),
          new Elementwise(
              "squareplus",
              List.of(),
              List.of(ArgumentSpec.real("b", Range.POSITIVE, "4", "how round the bend is")),
              "y = (x + sqrt(x^2 + b)) / 2",
              a -> Range.POSITIVE,
              Ramps::squareplus,
              a -> Formula.of(div(Y, root(a)))),
          new Elementwise(
              "sparse_plus",
              List.of(),
              List.of(),
              "y = 0 where x <= -1, x where x >= 1, (x + 1)^2 / 4 between",
              a -> Range.NOT_NEGATIVE,
              a -> {
                Expr between = mul(number(0.25), square(add(X, ONE)));
                Expr right = select(X, Relation.LESS, ONE, between, X);
                return Formula.of(select(X, Relation.AT_MOST, number(-1), ZERO, right));
              },
              a -> Formula.of(clip(mul(number(0.5), add(X, ONE)), 0, 1))),
          new Elementwise(
              "threshold",
              List.of(),
              List.of(
                  ArgumentSpec.required(
                      "threshold", new ArgumentType.Real(Range.ANY), "above it, y = x"),
                  ArgumentSpec.required(
                      "default_value", new ArgumentType.Real(Range.ANY), "y elsewhere")),
              "y = x where x > threshold, default_value elsewhere",
              a -> {
                double low = Math.min(a.real("threshold"), a.real("default_value"));
                return new Range(
                    low, low == a.real("default_value"), Double.POSITIVE_INFINITY, false);
              },
              a -> Formula.of(beyond(a, number(a.real("default_value")), X)),
              a -> Formula.of(beyond(a, ZERO, ONE))),
          new Elementwise(
              "exponential",
              List.of(),
              List.of(),
              "y = exp(x)",
              a -> Range.POSITIVE,
              a -> Formula.of(exp(X)),
              a -> Formula.of(Y)));

  private Ramps() {}

  private static ArgumentSpec alpha() {
    return ArgumentSpec.real("alpha", Range.POSITIVE, "1", "-alpha is what y falls towards");
  }

  private static Range above(double low) {
    return new Range(low, false, Double.POSITIVE_INFINITY, false);
  }

  /** One formula where x is below 0, another elsewhere. */
  private static Expr below(Expr negative, Expr otherwise) {
    return select(X, Relation.LESS, ZERO, negative, otherwise);
  }

  /** The same, told by the sign of y. */
  private static Expr bent(Expr negative, Expr otherwise) {
    return select(Y, Relation.LESS, ZERO, negative, otherwise);
  }

  private static Expr beyond(Arguments given, Expr otherwise, Expr above) {
    return select(X, Relation.AT_MOST, number(given.real("threshold")), otherwise, above);
  }

  private static Expr root(Arguments given) {
    return sqrt(add(square(X), number(given.real("b"))));
  }

  /** (x + r) / 2 is b / 2 / (r - x): where x is below 0, the former would lose its digits. */
  private static Formula squareplus(Arguments given) {
    Expr r = Symbols.SHARED;
    Expr left = div(number(given.real("b") / 2), sub(r, X));
    return Formula.sharing(root(given), below(left, mul(number(0.5), add(X, r))));
  }

  /** Keras's relu with its three arguments; at the threshold itself the slope below it holds. */
  private static final class Relu {
    static Expr value(Arguments given) {
      double slope = given.real("negative_slope");
      double threshold = given.real("threshold");
      Expr low = slope == 0 ? ZERO : mul(number(slope), sub(X, number(threshold)));
      Expr high = given.optionalReal("max_value").map(m -> min(X, number(m))).orElse(X);
      return select(X, Relation.AT_MOST, number(threshold), low, high);
    }

    static Range values(Arguments given) {
      return given.real("negative_slope") == 0 ? Range.NOT_NEGATIVE : Range.ANY;
    }

    /** y tells all: it is above 0 exactly where x is above the threshold. */
    static Expr derivative(Arguments given) {
      Expr low = number(given.real("negative_slope"));
      if (given.optionalReal("max_value").filter(m -> m == 0).isPresent()) {
        return select(Y, Relation.LESS, ZERO, low, ZERO);
      }
      Expr high =
          given
              .optionalReal("max_value")
              .map(m -> select(Y, Relation.LESS, number(m), ONE, ZERO))
              .orElse(ONE);
      return select(Y, Relation.GREATER, ZERO, high, low);
    }
  }
}
