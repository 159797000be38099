package dev.bowline.catalog;

import static dev.bowline.catalog.Formulas.clip;
import static dev.bowline.catalog.Formulas.isBetween;
import static dev.bowline.catalog.Symbols.X;
import static dev.bowline.catalog.Symbols.Y;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.abs;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.expm1;
import static dev.bowline.expr.Exprs.min;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.neg;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.sigmoid;
import static dev.bowline.expr.Exprs.square;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.tanh;

import dev.bowline.expr.Expr;
import java.util.List;

/** Activations with an end on at least one side that they come near or reach. */
final class Squashes {
  static final List<Elementwise> ALL =
      List.of(
          new Elementwise(
              "sigmoid",
              List.of(),
              List.of(),
              "y = 1 / (1 + exp(-x))",
              a -> Activations.UNIT,
              a -> Formula.of(sigmoid(X)),
              a -> Formula.of(mul(Y, sub(ONE, Y)))),
          new Elementwise(
              "hard_sigmoid",
              List.of(),
              List.of(),
              "y = x / 6 + 1 / 2, between 0 and 1",
              a -> Range.FRACTION,
              a -> Formula.of(hardSigmoid(X)),
              a -> Formula.of(mul(isBetween(0, Y, 1), number(1.0 / 6)))),
          new Elementwise(
              "sparse_sigmoid",
              List.of(),
              List.of(),
              "y = (x + 1) / 2, between 0 and 1",
              a -> Range.FRACTION,
              a -> Formula.of(clip(mul(number(0.5), add(X, ONE)), 0, 1)),
              a -> Formula.of(mul(isBetween(0, Y, 1), number(0.5)))),
          new Elementwise(
              "log_sigmoid",
              List.of(),
              List.of(),
              "y = -ln(1 + exp(-x))",
              a -> new Range(Double.NEGATIVE_INFINITY, false, 0, false),
              a -> Formula.of(sub(min(X, ZERO), Formulas.softplusOfMinusAbs(X))),
              // The derivative is sigmoid(-x) = 1 - e^y.
              a -> Formula.of(neg(expm1(Y)))),
          new Elementwise(
              "tanh",
              List.of(),
              List.of(),
              "y = tanh(x)",
              a -> new Range(-1, false, 1, false),
              a -> Formula.of(tanh(X)),
              a -> Formula.of(sub(ONE, square(Y)))),
          new Elementwise(
              "hard_tanh",
              List.of(),
              List.of(),
              "y = x, between -1 and 1",
              a -> new Range(-1, true, 1, true),
              a -> Formula.of(clip(X, -1, 1)),
              a -> Formula.of(isBetween(-1, Y, 1))),
          new Elementwise(
              "softsign",
              List.of(),
              List.of(),
              "y = x / (1 + |x|)",
              a -> new Range(-1, false, 1, false),
              a -> Formula.of(div(X, add(ONE, abs(X)))),
              a -> Formula.of(square(sub(ONE, abs(Y))))));

  private Squashes() {}

  static Expr hardSigmoid(Expr x) {
    return clip(add(mul(number(1.0 / 6), x), number(0.5)), 0, 1);
  }
}
