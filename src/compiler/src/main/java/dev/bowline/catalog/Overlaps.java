package dev.bowline.catalog;

import static dev.bowline.catalog.Losses.EPSILON;
import static dev.bowline.catalog.Symbols.DX;
import static dev.bowline.catalog.Symbols.T;
import static dev.bowline.catalog.Symbols.Y;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.max;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.neg;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.select;
import static dev.bowline.expr.Exprs.sqrt;
import static dev.bowline.expr.Exprs.square;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.variable;

import dev.bowline.catalog.Loss.Extent;
import dev.bowline.catalog.Loss.Form;
import dev.bowline.catalog.RowProgram.Each;
import dev.bowline.catalog.RowProgram.Let;
import dev.bowline.catalog.RowProgram.Reduce;
import dev.bowline.catalog.RowProgram.Reduction;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import java.util.List;
import java.util.Map;

/** Losses that compare a last axis, or a batch, as a whole with its target. */
final class Overlaps {
  private static final ArgumentSpec AXIS =
      ArgumentSpec.optional(
          Loss.AXIS,
          new ArgumentType.Whole(new Range(-1, true, -1, true)),
          "what the sums are over: `none` is all numbers of the batch, which has one loss; -1 is"
              + " the last axis, and each row has its own");

  private static final Expr OVERLAP = variable("overlap");
  private static final Expr EXTENT = variable("extent");

  static final List<Loss> ALL =
      List.of(
          new Loss(
              "cosine_similarity",
              List.of(),
              LossArguments.with(Axis.LAST),
              "minus the cosine of the angle between y and t: minus the sum over j of y_j t_j, over"
                  + " both lengths; a length is the root of max(sum over j of its squares, 1e-14)",
              Range.ANY,
              Extent.LAST_AXIS,
              a -> cosine(),
              Map.of()),
          new Loss(
              "dice",
              List.of(),
              List.of(LossArguments.REDUCED, AXIS),
              "1 - 2 (sum over j of y_j t_j) / (sum over j of (y_j + t_j) + 1e-7)",
              Range.FRACTION,
              Extent.BATCH,
              a -> dice(),
              Map.of()),
          new Loss(
              "tversky",
              List.of(),
              List.of(
                  ArgumentSpec.real(
                      "alpha",
                      Range.NOT_NEGATIVE,
                      "0.5",
                      "the weight of t_j (1 - y_j), as in Keras"),
                  ArgumentSpec.real(
                      "beta",
                      Range.NOT_NEGATIVE,
                      "0.5",
                      "the weight of (1 - t_j) y_j, as in Keras"),
                  LossArguments.REDUCED,
                  AXIS),
              "1 - i / (i + alpha (sum over j of t_j (1 - y_j)) + beta (sum over j of (1 - t_j)"
                  + " y_j) + 1e-7), where i = sum over j of y_j t_j",
              Range.FRACTION,
              Extent.BATCH,
              a -> tversky(a.real("alpha"), a.real("beta")),
              Map.of()));

  private Overlaps() {}

  /** -c with c = (y t) / (|y| |t|): the derivative is -t / (|y| |t|) + c y / |y|^2. */
  private static Form cosine() {
    Expr least = number(1e-14);
    Expr squares = variable("squares");
    Reduce overlap = new Reduce("overlap", Reduction.SUM, mul(Y, T));
    Reduce ofY = new Reduce("squares", Reduction.SUM, square(Y));
    Reduce ofT = new Reduce("others", Reduction.SUM, square(T));
    Let lengths =
        new Let("lengths", mul(sqrt(max(squares, least)), sqrt(max(variable("others"), least))));
    // A clipped length does not change with y.
    Expr part = div(div(OVERLAP, variable("lengths")), squares);
    Let along = new Let("along", select(squares, Relation.GREATER, least, part, ZERO));
    return new Form(
        RowProgram.of(
            overlap,
            ofY,
            ofT,
            lengths,
            new Let(Symbols.LOSS, neg(div(OVERLAP, variable("lengths"))))),
        RowProgram.of(
            overlap,
            ofY,
            ofT,
            lengths,
            along,
            new Each(DX, sub(mul(variable("along"), Y), div(T, variable("lengths"))))));
  }

  /** 1 - 2 i / e: the derivative is 2 (i / e - t) / e. */
  private static Form dice() {
    Reduce overlap = new Reduce("overlap", Reduction.SUM, mul(Y, T));
    Reduce sizes = new Reduce("sizes", Reduction.SUM, add(Y, T));
    Let extent = new Let("extent", add(variable("sizes"), EPSILON));
    Let ratio = new Let("ratio", div(OVERLAP, EXTENT));
    Expr two = number(2);
    return new Form(
        RowProgram.of(
            overlap,
            sizes,
            extent,
            new Let(Symbols.LOSS, sub(ONE, div(mul(two, OVERLAP), EXTENT)))),
        RowProgram.of(
            overlap,
            sizes,
            extent,
            ratio,
            new Each(DX, div(mul(two, sub(variable("ratio"), T)), EXTENT))));
  }

  /** 1 - i / e with e' = t + beta - (alpha + beta) t: the derivative is ((i / e) e' - t) / e. */
  private static Form tversky(double alpha, double beta) {
    Reduce overlap = new Reduce("overlap", Reduction.SUM, mul(Y, T));
    Reduce misses =
        new Reduce(
            "misses",
            Reduction.SUM,
            add(mul(number(alpha), mul(T, sub(ONE, Y))), mul(number(beta), mul(sub(ONE, T), Y))));
    Let extent = new Let("extent", add(add(OVERLAP, variable("misses")), EPSILON));
    Let ratio = new Let("ratio", div(OVERLAP, EXTENT));
    Expr rise = add(mul(number(1 - alpha - beta), T), number(beta));
    return new Form(
        RowProgram.of(
            overlap, misses, extent, new Let(Symbols.LOSS, sub(ONE, div(OVERLAP, EXTENT)))),
        RowProgram.of(
            overlap,
            misses,
            extent,
            ratio,
            new Each(DX, div(sub(mul(variable("ratio"), rise), T), EXTENT))));
  }
}
