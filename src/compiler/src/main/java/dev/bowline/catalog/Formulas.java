package dev.bowline.catalog;

import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.abs;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.exp;
import static dev.bowline.expr.Exprs.log1p;
import static dev.bowline.expr.Exprs.max;
import static dev.bowline.expr.Exprs.min;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.neg;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.pow;
import static dev.bowline.expr.Exprs.select;
import static dev.bowline.expr.Exprs.sqrt;
import static dev.bowline.expr.Exprs.square;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;

/** Parts that formulas of the catalogue share. */
final class Formulas {
  private Formulas() {}

  /** {@code ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|)}, which never overflows. */
  static Expr softplus(Expr x) {
    return add(max(x, ZERO), softplusOfMinusAbs(x));
  }

  /** {@code ln(1 + e^-|x|)}. */
  static Expr softplusOfMinusAbs(Expr x) {
    return log1p(exp(neg(abs(x))));
  }

  /** {@code x} between two bounds. */
  static Expr clip(Expr x, double low, double high) {
    return min(max(x, number(low)), number(high));
  }

  /** 1 where {@code x} is strictly between two bounds, 0 elsewhere. */
  static Expr isBetween(double low, Expr x, double high) {
    return select(
        x, Relation.GREATER, number(low), select(x, Relation.LESS, number(high), ONE, ZERO), ZERO);
  }

  /** {@code base^exponent}; without a call where the exponent allows. */
  static Expr power(Expr base, double exponent) {
    if (exponent == 0) {
      return ONE;
    } else if (exponent == 0.5) {
      return sqrt(base);
    } else if (exponent == 1) {
      return base;
    } else if (exponent == 2) {
      return square(base);
    }
    return pow(base, number(exponent));
  }

  /**
   * The derivative of {@link #power} for a base that is not negative; 0 at 0, where it has none.
   */
  static Expr slopeOfPower(Expr base, double exponent) {
    Expr slope = mul(number(exponent), power(base, exponent - 1));
    return exponent >= 1 ? slope : select(base, Relation.GREATER, ZERO, slope, ZERO);
  }
}
