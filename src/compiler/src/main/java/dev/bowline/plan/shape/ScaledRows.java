package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code y = x k + b} for few rows, straight from the stored kernel: some of its rows at a time are
 * scaled and added up. A copy of the kernel as an array of rows, which {@link RowTile} wants, would
 * cost more than it saves. Every sum has the order that {@link RowTile} gives it.
 *
 * @param inputs how many rows of k are added at a time
 */
public record ScaledRows(int inputs) {

  /** The procedure for x [rows][in], k [in * units] and, where it has a bias, b [units]. */
  public Procedure procedure(String name, List<String> comment, Extent extent) {
    List<Formal> formals = new ArrayList<>(List.of(Loops.matrix("x"), Loops.vector("k")));
    formals.addAll(extent.bias());
    formals.add(Loops.matrix("y"));
    formals.addAll(Loops.ROWS);
    Index j = Index.of("j");
    List<Statement> row = new ArrayList<>();
    row.add(new Statement.Row("xn", "x", Index.of("n"), extent.inputs()));
    row.add(new Statement.Row("yn", "y", Index.of("n"), extent.units()));
    row.add(Loop.over("j", extent.units(), List.of(new Store("yn", j, extent.start(j)))));
    row.addAll(Loops.tiled("i", extent.inputs(), inputs, (i, width) -> sums(i, width, extent)));
    return new Procedure(
        name, Procedure.Place.SHARED, comment, formals, List.of(Loop.overRows(row)));
  }

  private static List<Statement> sums(Index i, int width, Extent extent) {
    String suffix = i.factors().isEmpty() ? "r" : "";
    List<Statement> body = new ArrayList<>();
    Index j = Index.of("j");
    Expr sum = at("yn", j);
    for (int t = 0; t < width; t++) {
      String x = "x" + suffix + t;
      body.add(Loops.let(x, at("xn", i.plus(t))));
      Expr k = at("k", i.times(extent.units()).plus(t * extent.units()).plus(j));
      sum = Exprs.add(sum, Exprs.mul(Exprs.variable(x), k));
    }
    body.add(Loop.over("j", extent.units(), List.of(new Store("yn", j, sum))));
    return body;
  }
}
