package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.X;
import static dev.bowline.catalog.Symbols.Y;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.abs;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.select;
import static dev.bowline.expr.Exprs.square;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.tanh;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import java.util.List;

/** Activations that leave little of what is small. */
final class Shrinks {
  private static final List<ArgumentSpec> THRESHOLD =
      List.of(ArgumentSpec.real("threshold", Range.NOT_NEGATIVE, "0.5", "what counts as small"));

  static final List<Elementwise> ALL =
      List.of(
          new Elementwise(
              "tanh_shrink",
              List.of(),
              List.of(),
              "y = x - tanh(x)",
              a -> Range.ANY,
              a -> Formula.of(tanhShrink()),
              a -> Formula.of(square(tanh(X)))),
          new Elementwise(
              "soft_shrink",
              List.of(),
              THRESHOLD,
              "y = x - threshold above the threshold, x + threshold below its negative, 0 between",
              a -> Range.ANY,
              a -> {
                double most = a.real("threshold");
                return Formula.of(sub(X, Formulas.clip(X, -most, most)));
              },
              a -> Formula.of(unlessZero())),
          new Elementwise(
              "hard_shrink",
              List.of(),
              THRESHOLD,
              "y = x where |x| > threshold, 0 elsewhere",
              a -> Range.ANY,
              a ->
                  Formula.of(
                      select(abs(X), Relation.AT_MOST, number(a.real("threshold")), ZERO, X)),
              a -> Formula.of(unlessZero())));

  /** Those of x - tanh(x) = x^3 / 3 - 2 x^5 / 15 + ..., the last one first. */
  private static final double[] SERIES = {
    929569.0 / 638512875,
    -21844.0 / 6081075,
    1382.0 / 155925,
    -62.0 / 2835,
    17.0 / 315,
    -2.0 / 15,
    1.0 / 3
  };

  /** Below this the series is exact to 1e-11 of its value, and the difference loses digits. */
  private static final double NEAR = 0.25;

  private Shrinks() {}

  private static Expr tanhShrink() {
    Expr z = square(X);
    Expr sum = number(SERIES[0]);
    for (int i = 1; i < SERIES.length; i++) {
      sum = add(mul(sum, z), number(SERIES[i]));
    }
    return select(abs(X), Relation.LESS, number(NEAR), mul(mul(X, z), sum), sub(X, tanh(X)));
  }

  private static Expr unlessZero() {
    return select(Y, Relation.EQUAL, ZERO, ZERO, ONE);
  }
}
