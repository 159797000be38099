package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.DX;
import static dev.bowline.catalog.Symbols.DY;
import static dev.bowline.catalog.Symbols.X;
import static dev.bowline.catalog.Symbols.Y;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.exp;
import static dev.bowline.expr.Exprs.min;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.select;
import static dev.bowline.expr.Exprs.sigmoid;
import static dev.bowline.expr.Exprs.square;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.tanh;
import static dev.bowline.expr.Exprs.variable;

import dev.bowline.catalog.RowProgram.Each;
import dev.bowline.catalog.RowProgram.Reduce;
import dev.bowline.catalog.RowProgram.Reduction;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import java.util.List;

/** The activations, as semantics.md section 2 of the design lists them. */
final class Activations {
  /** The open unit interval, where a logarithm of y and of 1 - y exists. */
  static final Range UNIT = new Range(0, false, 1, false);

  static final List<Activation> ALL =
      List.of(
          new Elementwise("linear", List.of(), "y = x", a -> Range.ANY, a -> X, a -> ONE, false),
          new Elementwise(
              "relu",
              List.of(
                  ArgumentSpec.real(
                      "negative_slope", Range.NOT_NEGATIVE, "0", "the slope below the threshold"),
                  ArgumentSpec.optional(
                      "max_value", new ArgumentType.Real(Range.NOT_NEGATIVE), "the largest y"),
                  ArgumentSpec.real("threshold", Range.NOT_NEGATIVE, "0", "above it, y = x")),
              "y = x above the threshold, at most max_value; negative_slope * (x - threshold) below",
              Relu::values,
              Relu::value,
              Relu::derivative,
              false),
          new Elementwise(
              "sigmoid",
              List.of(),
              "y = 1 / (1 + exp(-x))",
              a -> UNIT,
              a -> sigmoid(X),
              a -> mul(Y, sub(ONE, Y)),
              false),
          new Elementwise(
              "tanh",
              List.of(),
              "y = tanh(x)",
              a -> new Range(-1, false, 1, false),
              a -> tanh(X),
              a -> sub(ONE, square(Y)),
              false),
          new RowWise(
              "softmax",
              List.of(),
              "y_j = exp(x_j) / sum over k of exp(x_k)",
              UNIT,
              a ->
                  RowProgram.of(
                      new Reduce("highest", Reduction.MAX, X),
                      new Each("y", exp(sub(X, variable("highest")))),
                      new Reduce("total", Reduction.SUM, Y),
                      new Each("y", div(Y, variable("total")))),
              a ->
                  RowProgram.of(
                      new Reduce("shared", Reduction.SUM, mul(DY, Y)),
                      new Each(DX, mul(Y, sub(DY, variable("shared"))))),
              false));

  private Activations() {}

  /** Keras's relu with its three arguments; at the threshold itself the slope below it holds. */
  private static final class Relu {
    static Expr value(Arguments given) {
      double slope = given.real("negative_slope");
      double threshold = given.real("threshold");
      Expr low = slope == 0 ? ZERO : mul(number(slope), sub(X, number(threshold)));
      Expr high = given.optionalReal("max_value").map(m -> min(X, number(m))).orElse(X);
      return select(X, Relation.GREATER, number(threshold), high, low);
    }

    static Range values(Arguments given) {
      return given.real("negative_slope") == 0 ? Range.NOT_NEGATIVE : Range.ANY;
    }

    /** y tells all: it is above 0 exactly where x is above the threshold. */
    static Expr derivative(Arguments given) {
      Expr high =
          given
              .optionalReal("max_value")
              .map(m -> select(Y, Relation.LESS, number(m), ONE, ZERO))
              .orElse(ONE);
      return select(Y, Relation.GREATER, ZERO, high, number(given.real("negative_slope")));
    }
  }
}
