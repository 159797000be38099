package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.StoreLanes;
import dev.bowline.plan.loop.Statement.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code y = x k + b} for few rows, with the kernel read once from its beginning to its end: some
 * of its rows at a time, each times its number of x, are added to all of y, which stays in the
 * nearest cache. Each number is summed in the order of the inputs, as {@link LaneTile} does.
 *
 * @param inputs how many rows of the kernel are added at a time
 */
public record LaneScaledRows(int inputs) {
  /** The procedure for x [rows][in], k [in][units] and, where it has a bias, b [units]. */
  public Procedure procedure(
      String name, List<String> comment, Extent extent, LaneTile.Strides strides) {
    List<Formal> formals = new ArrayList<>(List.of(Loops.vector("x"), Loops.vector("k")));
    formals.addAll(extent.bias());
    formals.add(Loops.vector("y"));
    formals.addAll(Loops.ROWS);
    Expr start = extent.sums() == Extent.Sums.FROM_BIAS ? at("b", J) : Exprs.ZERO;
    List<Statement> row = new ArrayList<>();
    row.add(new Statement.Counter("xN", Index.of("n").times(strides.x())));
    row.add(new Statement.Counter("yN", Index.of("n").times(strides.y())));
    row.add(
        overUnits(
            extent,
            List.of(
                new Variable(Precision.LANES, "first", start),
                new StoreLanes("y", Y, Exprs.variable("first")))));
    row.add(new Statement.Counter("i", Loops.ZERO));
    Index end = Index.of(extent.inputs());
    row.add(Loops.goOn("i", end, Index.of(inputs), scaled(inputs, extent, strides)));
    if (extent.inputs() % inputs != 0) {
      row.add(Loops.goOn("i", end, Loops.ONE, scaled(1, extent, strides)));
    }
    return new Procedure(
        name, Procedure.Place.SHARED, comment, formals, List.of(Loop.overRows(row)));
  }

  private static final Index J = Index.of("j");

  private static final Index Y = Index.of("yN").plus(J);

  private static Loop overUnits(Extent extent, List<Statement> body) {
    Index padded = Index.of(LaneRows.padded(extent.units()));
    return Loop.whole("j", Optional.of(Loops.ZERO), padded, Loops.LANES, body);
  }

  private static List<Statement> scaled(int count, Extent extent, LaneTile.Strides strides) {
    List<Statement> body = new ArrayList<>();
    List<Statement> inner = new ArrayList<>();
    inner.add(new Variable(Precision.LANES, "sum", at("y", Y)));
    for (int c = 0; c < count; c++) {
      String x = "x" + c;
      String k = "k" + c;
      Expr number = at("x", Index.of("xN").plus("i").plus(c));
      body.add(new Statement.Let(Precision.LANES, x, new Expr.Broadcast(number)));
      Index place = Index.of("i").plus(c).times(strides.k()).plus(J);
      inner.add(new Statement.Let(Precision.LANES, k, at("k", place)));
      inner.add(LaneTile.accumulate(x, k, "sum"));
    }
    inner.add(new StoreLanes("y", Y, Exprs.variable("sum")));
    body.add(overUnits(extent, inner));
    return body;
  }
}
