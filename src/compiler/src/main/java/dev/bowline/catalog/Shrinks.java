package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.X;
import static dev.bowline.catalog.Symbols.Y;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.abs;
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
              a -> Formula.of(sub(X, tanh(X))),
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

  private Shrinks() {}

  private static Expr unlessZero() {
    return select(Y, Relation.EQUAL, ZERO, ZERO, ONE);
  }
}
