package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.DX;
import static dev.bowline.catalog.Symbols.SIZE;
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
import static dev.bowline.expr.Exprs.square;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.variable;

import dev.bowline.catalog.Loss.Extent;
import dev.bowline.catalog.Loss.Form;
import dev.bowline.catalog.RowProgram.Each;
import dev.bowline.catalog.RowProgram.Let;
import dev.bowline.catalog.RowProgram.Reduce;
import dev.bowline.catalog.RowProgram.Reduction;
import dev.bowline.catalog.RowProgram.Step;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Losses that are 0 where an output is on its target's side by a margin. */
final class Hinges {
  private static final String SIDES =
      "; where all targets of the row are 0 or 1, t_j stands for 2 t_j - 1";

  static final List<Loss> ALL =
      List.of(
          new Loss(
              "hinge",
              List.of(),
              LossArguments.with(),
              "mean over j of max(1 - t_j y_j, 0)" + SIDES,
              Range.ANY,
              Extent.ELEMENTS,
              a -> hinge(max(margin(), ZERO), neg(side())),
              Map.of()),
          new Loss(
              "squared_hinge",
              List.of(),
              LossArguments.with(),
              "mean over j of max(1 - t_j y_j, 0)^2" + SIDES,
              Range.ANY,
              Extent.ELEMENTS,
              a -> hinge(square(max(margin(), ZERO)), mul(mul(number(-2), side()), margin())),
              Map.of()),
          new Loss(
              "categorical_hinge",
              List.of(),
              LossArguments.with(),
              "max((maximum over j of (1 - t_j) y_j) - (sum over j of t_j y_j) + 1, 0)",
              Range.ANY,
              Extent.LAST_AXIS,
              a -> categorical(),
              Map.of()));

  private Hinges() {}

  /** The target as -1 or 1. */
  private static Expr side() {
    return sub(mul(variable("spread"), T), variable("shift"));
  }

  private static Expr margin() {
    return sub(ONE, mul(side(), Y));
  }

  /** 2 and 1 for a row of zeros and ones, 1 and 0 for another. */
  private static List<Step> sides() {
    Expr strange = select(T, Relation.EQUAL, ZERO, ZERO, select(T, Relation.EQUAL, ONE, ZERO, ONE));
    Expr any = variable("strange");
    return List.of(
        new Reduce("strange", Reduction.MAX, strange),
        new Let("spread", select(any, Relation.EQUAL, ZERO, number(2), ONE)),
        new Let("shift", select(any, Relation.EQUAL, ZERO, ONE, ZERO)));
  }

  private static Form hinge(Expr element, Expr slope) {
    List<Step> value = new ArrayList<>(sides());
    value.add(new Reduce("total", Reduction.SUM, element));
    value.add(new Let(Symbols.LOSS, div(variable("total"), SIZE)));
    List<Step> gradient = new ArrayList<>(sides());
    gradient.add(new Each(DX, div(select(margin(), Relation.GREATER, ZERO, slope, ZERO), SIZE)));
    return new Form(new RowProgram(value), new RowProgram(gradient));
  }

  /** Elements that share the maximum share its derivative, as in TensorFlow and JAX. */
  private static Form categorical() {
    Expr wrong = mul(sub(ONE, T), Y);
    Expr highest = variable("highest");
    Reduce most = new Reduce("highest", Reduction.MAX, wrong);
    Reduce right = new Reduce("right", Reduction.SUM, mul(T, Y));
    Expr margin = add(sub(highest, variable("right")), ONE);
    Expr isHighest = select(wrong, Relation.EQUAL, highest, ONE, ZERO);
    Expr shared = mul(variable("part"), sub(ONE, T));
    return new Form(
        RowProgram.of(most, right, new Let(Symbols.LOSS, max(margin, ZERO))),
        RowProgram.of(
            most,
            right,
            new Reduce("count", Reduction.SUM, isHighest),
            new Let("active", select(margin, Relation.GREATER, ZERO, ONE, ZERO)),
            new Let("part", div(variable("active"), variable("count"))),
            new Each(
                DX,
                sub(
                    select(wrong, Relation.EQUAL, highest, shared, ZERO),
                    mul(variable("active"), T)))));
  }
}
