package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Assign;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.Store;
import dev.bowline.plan.loop.Statement.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code y = x k^T + b} for few rows, where a transposed copy of the kernel would cost more than it
 * saves: each unit is the dot product of x with a row of k, some units at a time. Every sum has the
 * order that {@link RowTile} gives it.
 *
 * @param units how many units are summed at a time
 * @param inputs how many products one pass of the inner loop adds
 */
public record DotProducts(int units, int inputs) {

  /** The procedure for x [rows][in], k [units * in] and, where it has a bias, b [units]. */
  public Procedure procedure(String name, List<String> comment, Extent extent) {
    int in = extent.inputs();
    List<Formal> formals = new ArrayList<>(List.of(Loops.matrix("x"), Loops.vector("k")));
    formals.addAll(extent.bias());
    formals.add(Loops.matrix("y"));
    formals.addAll(Loops.ROWS);
    List<Statement> row = new ArrayList<>();
    row.add(new Statement.Row("xn", "x", Index.of("n"), in));
    row.add(new Statement.Row("yn", "y", Index.of("n"), extent.units()));
    row.addAll(Loops.tiled("j", extent.units(), units, (j, width) -> unitsOf(j, width, extent)));
    return new Procedure(
        name, Procedure.Place.SHARED, comment, formals, List.of(Statement.Loop.overRows(row)));
  }

  private List<Statement> unitsOf(Index j, int width, Extent extent) {
    String suffix = j.factors().isEmpty() ? "r" : "";
    List<Statement> body = new ArrayList<>();
    for (int u = 0; u < width; u++) {
      body.add(new Variable(Precision.ELEMENT, "sum" + suffix + u, extent.start(j.plus(u))));
    }
    body.addAll(
        Loops.tiled(
            "i",
            extent.inputs(),
            inputs,
            (i, terms) -> products(suffix, j.times(extent.inputs()), width, i, terms, extent)));
    for (int u = 0; u < width; u++) {
      body.add(new Store("yn", j.plus(u), Exprs.variable("sum" + suffix + u)));
    }
    return body;
  }

  private static List<Statement> products(
      String suffix, Index row, int width, Index i, int terms, Extent extent) {
    List<Statement> body = new ArrayList<>();
    for (int u = 0; u < width; u++) {
      String name = "sum" + suffix + u;
      Expr sum = Exprs.variable(name);
      for (int t = 0; t < terms; t++) {
        Expr k = at("k", row.plus(u * extent.inputs()).plus(i).plus(t));
        sum = Exprs.add(sum, Exprs.mul(at("xn", i.plus(t)), k));
      }
      body.add(new Assign(name, sum));
    }
    return body;
  }
}
