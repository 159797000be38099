package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.DX;
import static dev.bowline.catalog.Symbols.DY;
import static dev.bowline.catalog.Symbols.PLACE;
import static dev.bowline.catalog.Symbols.X;
import static dev.bowline.catalog.Symbols.Y;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.exp;
import static dev.bowline.expr.Exprs.log;
import static dev.bowline.expr.Exprs.max;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.select;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.variable;

import dev.bowline.catalog.RowProgram.Each;
import dev.bowline.catalog.RowProgram.Let;
import dev.bowline.catalog.RowProgram.Reduce;
import dev.bowline.catalog.RowProgram.Reduction;
import dev.bowline.catalog.RowProgram.Search;
import dev.bowline.catalog.RowProgram.Sought;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import java.util.List;

/** Activations in which the elements of a row compete. */
final class Softmaxes {
  private static final Expr HIGHEST = variable("highest");
  private static final Expr TOTAL = variable("total");
  private static final Expr LEVEL = variable("level");

  static final List<RowWise> ALL =
      List.of(
          new RowWise(
              "softmax",
              List.of(Axis.LAST),
              "y_j = exp(x_j) / sum over k of exp(x_k)",
              Activations.UNIT,
              a -> 1,
              a ->
                  RowProgram.of(
                      new Reduce("highest", Reduction.MAX, X),
                      new Each("y", exp(sub(X, HIGHEST))),
                      new Reduce("total", Reduction.SUM, Y),
                      new Each("y", div(Y, TOTAL))),
              a ->
                  RowProgram.of(
                      new Reduce("total", Reduction.SUM, mul(DY, Y)),
                      new Each(DX, mul(Y, sub(DY, TOTAL))))),
          new RowWise(
              "log_softmax",
              List.of(Axis.LAST),
              "y_j = x_j - ln(sum over k of exp(x_k))",
              new Range(Double.NEGATIVE_INFINITY, false, 0, true),
              a -> 1,
              a ->
                  RowProgram.of(
                      new Reduce("highest", Reduction.MAX, X),
                      new Reduce("total", Reduction.SUM, exp(sub(X, HIGHEST))),
                      new Let("rest", log(TOTAL)),
                      new Each("y", sub(sub(X, HIGHEST), variable("rest")))),
              a ->
                  RowProgram.of(
                      new Reduce("total", Reduction.SUM, DY),
                      new Each(DX, sub(DY, mul(exp(Y), TOTAL))))),
          new RowWise(
              "sparsemax",
              List.of(Axis.LAST),
              "y_j = max(x_j - level, 0), where the level is such that all y_j add up to 1",
              Range.FRACTION,
              a -> 1,
              a ->
                  RowProgram.of(
                      Search.of("level", Sought.SIMPLEX_LEVEL, X),
                      new Each("y", max(sub(X, LEVEL), ZERO))),
              a ->
                  RowProgram.of(
                      new Reduce("total", Reduction.SUM, whereKept(DY)),
                      new Reduce("count", Reduction.SUM, whereKept(ONE)),
                      new Let("mean", div(TOTAL, variable("count"))),
                      new Each(DX, whereKept(sub(DY, variable("mean")))))),
          new RowWise(
              "top_k",
              List.of(
                  ArgumentSpec.required(
                      "k", new ArgumentType.Whole(Range.SIZE), "how many numbers of a row stay")),
              "y_j = x_j for the k largest numbers of a row, 0 for the others; of equal numbers"
                  + " those in front count as larger",
              Range.ANY,
              Softmaxes::k,
              a -> topK(a, "y", X),
              a -> topK(a, DX, DY)));

  private Softmaxes() {}

  private static Expr whereKept(Expr value) {
    return select(Y, Relation.GREATER, ZERO, value, ZERO);
  }

  private static int k(Arguments given) {
    return Math.toIntExact(given.whole("k"));
  }

  /**
   * One for what is kept, and 0 for the rest. NaN is neither below the level nor at it: it stays.
   */
  private static RowProgram topK(Arguments given, String target, Expr kept) {
    Expr atLevel = select(PLACE, Relation.GREATER, variable("last"), ZERO, kept);
    return RowProgram.of(
        Search.of("level", Sought.KTH_LARGEST, X).withCount(k(given)),
        Search.of("last", Sought.KTH_PLACE, X).withCount(k(given)).from(LEVEL),
        new Each(
            target,
            select(
                X, Relation.LESS, LEVEL, ZERO, select(X, Relation.EQUAL, LEVEL, atLevel, kept))));
  }
}
