package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.A;
import static dev.bowline.catalog.Symbols.B;
import static dev.bowline.catalog.Symbols.SHARED;
import static dev.bowline.catalog.Symbols.X;
import static dev.bowline.catalog.Symbols.Y;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.abs;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.erf;
import static dev.bowline.expr.Exprs.exp;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.neg;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.select;
import static dev.bowline.expr.Exprs.sigmoid;
import static dev.bowline.expr.Exprs.square;
import static dev.bowline.expr.Exprs.sub;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import java.util.List;

/** Activations that multiply a number with how far it is let through. */
final class Gates {
  private static final double ROOT_HALF = Math.sqrt(0.5);

  /** The smallest values of x times each gate, rounded down. */
  private static final double LEAST_SILU = -0.27847;

  private static final double LEAST_HARD_SILU = -0.375;
  private static final double LEAST_GELU = -0.17005;
  private static final double LEAST_MISH = -0.30885;

  static final List<Activation> ALL =
      List.of(
          new Elementwise(
              "silu",
              List.of("swish"),
              List.of(),
              "y = x * sigmoid(x)",
              a -> from(LEAST_SILU),
              a -> Formula.of(mul(X, sigmoid(X))),
              // s + x s (1 - s) with s = sigmoid(x).
              a -> Formula.of(add(Y, mul(sigmoid(X), sub(ONE, Y))))),
          new Elementwise(
              "hard_silu",
              List.of("hard_swish"),
              List.of(),
              "y = x * hard_sigmoid(x)",
              a -> from(LEAST_HARD_SILU),
              a -> Formula.of(mul(X, Squashes.hardSigmoid(X))),
              a -> {
                Expr between = add(mul(number(1.0 / 3), X), number(0.5));
                Expr right = select(X, Relation.LESS, number(3), between, ONE);
                return Formula.of(select(X, Relation.GREATER, number(-3), right, ZERO));
              }),
          new Elementwise(
              "gelu",
              List.of(),
              List.of(
                  ArgumentSpec.flag(
                      "approximate",
                      false,
                      "y = x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))) instead")),
              "y = x / 2 * (1 + erf(x / sqrt(2)))",
              a -> from(LEAST_GELU),
              a -> a.flag("approximate") ? Gelu.approximation() : Formula.of(mul(X, Gelu.share())),
              a -> a.flag("approximate") ? Gelu.slopeOfApproximation() : Gelu.slope()),
          new Elementwise(
              "mish",
              List.of(),
              List.of(),
              "y = x * tanh(ln(1 + exp(x)))",
              a -> from(LEAST_MISH),
              a -> Mish.value(),
              a -> Mish.slope()),
          new Gated(
              "glu",
              List.of(Axis.LAST),
              "y = a * sigmoid(b), where a is the first half of the row and b the second",
              mul(A, sigmoid(B)),
              sigmoid(B),
              mul(A, mul(sigmoid(B), sub(ONE, sigmoid(B))))));

  private Gates() {}

  private static Range from(double low) {
    return new Range(low, true, Double.POSITIVE_INFINITY, false);
  }

  /** x times the share of a normal distribution that is below x. */
  private static final class Gelu {
    private static final double ROOT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;

    static Expr share() {
      return mul(number(0.5), add(ONE, erf(mul(number(ROOT_HALF), X))));
    }

    /** The share and x times the density. */
    static Formula slope() {
      Expr bell = exp(mul(number(-0.5), square(X)));
      return Formula.of(add(share(), mul(mul(number(ROOT_TWO_OVER_PI / 2), X), bell)));
    }

    /** (1 + tanh(u)) / 2 is sigmoid(2 u). */
    static Formula approximation() {
      return Formula.of(mul(X, gate()));
    }

    private static Expr gate() {
      Expr inner = add(ONE, mul(number(CUBIC), square(X)));
      return sigmoid(mul(mul(number(2 * ROOT_TWO_OVER_PI), X), inner));
    }

    /** s + x s (1 - s) v' with s = sigmoid(v(x)). */
    static Formula slopeOfApproximation() {
      Expr inner = mul(number(2 * ROOT_TWO_OVER_PI), add(ONE, mul(number(3 * CUBIC), square(X))));
      return Formula.sharing(gate(), add(SHARED, mul(mul(Y, sub(ONE, SHARED)), inner)));
    }
  }

  /**
   * With q = e^-|x|, tanh(ln(1 + e^x)) is (1 + 2q) / (1 + 2q + 2q^2) where x is not negative, and
   * (2q + q^2) / (2 + 2q + q^2) elsewhere.
   */
  private static final class Mish {
    private static final Expr Q = SHARED;
    private static final Expr TWO_Q = add(Q, Q);

    private static Expr q() {
      return exp(neg(abs(X)));
    }

    private static Expr onRight() {
      return add(add(ONE, TWO_Q), mul(number(2), square(Q)));
    }

    private static Expr onLeft() {
      return add(add(number(2), TWO_Q), square(Q));
    }

    static Formula value() {
      Expr right = div(add(ONE, TWO_Q), onRight());
      Expr left = div(add(TWO_Q, square(Q)), onLeft());
      return Formula.sharing(q(), mul(X, select(X, Relation.LESS, ZERO, left, right)));
    }

    /** The derivative, with its numerator as a polynomial of q. */
    static Formula slope() {
      Expr linear = mul(number(4), add(X, ONE));
      Expr middle = add(mul(number(4), X), number(6));
      Expr right = add(ONE, mul(Q, add(number(4), mul(Q, add(middle, mul(Q, linear))))));
      Expr left = mul(Q, add(linear, mul(Q, add(middle, mul(Q, add(number(4), Q))))));
      return Formula.sharing(
          q(),
          select(
              X, Relation.LESS, ZERO, div(left, square(onLeft())), div(right, square(onRight()))));
    }
  }
}
