package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.StoreLanes;
import dev.bowline.plan.loop.Statement.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The gradient of a bias and its update with vectors: the sum of a matrix's rows. */
public final class LaneColumns {
  private LaneColumns() {}

  /** The procedure for a bias of {@code size} numbers; for the rest see {@link LaneGradient}. */
  public static Procedure procedure(
      String name,
      List<String> comment,
      int size,
      String right,
      int rightStride,
      String then,
      List<Addition> additions,
      List<String> weights) {
    List<Statement> body = new ArrayList<>();
    Index j = Index.of("j");
    List<Statement> panel = new ArrayList<>();
    panel.add(new Variable(Precision.LANES, "sum", Exprs.ZERO));
    panel.add(
        Loop.whole(
            "n",
            Optional.of(Loops.ZERO),
            Index.of("rows"),
            Loops.ONE,
            List.of(
                new Statement.Assign(
                    "sum",
                    Exprs.add(
                        Exprs.variable("sum"),
                        at(right, Index.of("n").times(rightStride).plus(j)))))));
    panel.add(new StoreLanes("gradient", j, Exprs.variable("sum")));
    body.add(
        Loop.whole(
            "j", Optional.of(Loops.ZERO), Index.of(LaneRows.padded(size)), Loops.LANES, panel));
    body.addAll(LaneGradient.goOn(then, additions, weights, Loops.ZERO, Index.of(size)));
    return new Procedure(
        name,
        Procedure.Place.TRAINER,
        comment,
        List.of(Loops.vector("gradient"), Loops.whole("rows")),
        body);
  }
}
