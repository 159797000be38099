package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.DX;
import static dev.bowline.catalog.Symbols.SIZE;
import static dev.bowline.catalog.Symbols.T;
import static dev.bowline.catalog.Symbols.X;
import static dev.bowline.catalog.Symbols.Y;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.abs;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.log;
import static dev.bowline.expr.Exprs.logUpperHalf;
import static dev.bowline.expr.Exprs.max;
import static dev.bowline.expr.Exprs.min;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.neg;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.select;
import static dev.bowline.expr.Exprs.sign;
import static dev.bowline.expr.Exprs.square;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.variable;

import dev.bowline.catalog.Loss.Form;
import dev.bowline.catalog.RowProgram.Each;
import dev.bowline.catalog.RowProgram.Let;
import dev.bowline.catalog.RowProgram.Reduce;
import dev.bowline.catalog.RowProgram.Reduction;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import java.util.List;
import java.util.Map;

/** The losses, as semantics.md section 6 of the design lists them. */
final class Losses {
  /** Keras's backend epsilon. */
  static final Expr EPSILON = number(1e-7);

  static final List<Loss> ALL =
      List.of(
          new Loss(
              "mean_squared_error",
              List.of("mse"),
              List.of(),
              "mean over j of (y_j - t_j)^2",
              Range.ANY,
              a -> mean(square(sub(Y, T)), mul(number(2), sub(Y, T))),
              Map.of()),
          new Loss(
              "mean_absolute_error",
              List.of("mae"),
              List.of(),
              "mean over j of |y_j - t_j|",
              Range.ANY,
              a -> mean(abs(sub(Y, T)), sign(sub(Y, T))),
              Map.of()),
          new Loss(
              "binary_crossentropy",
              List.of(),
              List.of(),
              "mean over j of -(t_j ln y_j + (1 - t_j) ln(1 - y_j)), y_j clipped to [1e-7, 1 - 1e-7];"
                  + " behind a sigmoid from its argument, unclipped",
              Activations.UNIT,
              a -> crossentropyOfProbabilities(),
              Map.of("sigmoid", a -> crossentropyOfLogits())));

  private Losses() {}

  /** The mean of an elementwise loss, and the gradient that follows from its derivative. */
  private static Form mean(Expr element, Expr derivative) {
    return new Form(
        RowProgram.of(
            new Reduce("total", Reduction.SUM, element),
            new Let(Symbols.LOSS, div(variable("total"), SIZE))),
        RowProgram.of(new Each(DX, div(derivative, SIZE))));
  }

  /** Outside the clipped band the loss is constant, so its derivative is zero, as in Keras. */
  private static Form crossentropyOfProbabilities() {
    Expr top = sub(ONE, EPSILON);
    Expr p = min(max(Y, EPSILON), top);
    Expr slope = div(sub(Y, T), mul(Y, sub(ONE, Y)));
    Expr inside = select(Y, Relation.AT_MOST, top, slope, ZERO);
    return mean(
        neg(add(mul(T, log(p)), mul(sub(ONE, T), log(sub(ONE, p))))),
        select(Y, Relation.AT_LEAST, EPSILON, inside, ZERO));
  }

  /**
   * max(x, 0) - x t + ln(1 + exp(-|x|)), whose derivative is sigmoid(x) - t. With y = sigmoid(x),
   * ln(1 + exp(-|x|)) is -ln(max(y, 1 - y)).
   */
  private static Form crossentropyOfLogits() {
    Expr rest = logUpperHalf(select(Y, Relation.LESS, number(0.5), sub(ONE, Y), Y));
    return mean(sub(sub(max(X, ZERO), mul(X, T)), rest), sub(Y, T));
  }
}
