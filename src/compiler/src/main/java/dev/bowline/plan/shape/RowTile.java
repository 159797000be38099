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
 * {@code y = x k + b} for many rows: a tile of rows by a tile of inputs, and along the units an
 * inner loop over whole rows of the kernel, which the JIT compiler turns into vector code: but only
 * if all of the kernel's numbers are read before the first y is written, since a y might be a k for
 * all it knows. Each number of y is summed in the order of the inputs whatever the tile, so a row's
 * result does not depend on its neighbours.
 *
 * @param rows how many rows of x a tile has
 * @param inputs how many rows of k a tile has
 */
public record RowTile(int rows, int inputs) {

  /** The procedure for x [rows][in], k [in][units] and, where it has a bias, b [units]. */
  public Procedure procedure(String name, List<String> comment, Extent extent) {
    List<Formal> formals = new ArrayList<>(List.of(Loops.matrix("x"), Loops.matrix("k")));
    formals.addAll(extent.bias());
    formals.add(Loops.matrix("y"));
    formals.addAll(Loops.ROWS);
    List<Statement> body =
        Loops.tiles("n", Index.of("from"), "to", rows, tile -> rowsOf(tile, extent));
    return new Procedure(name, Procedure.Place.SHARED, comment, formals, body);
  }

  private List<Statement> rowsOf(int tile, Extent extent) {
    int units = extent.units();
    List<Statement> body = new ArrayList<>();
    body.addAll(Loops.rows("x", "x", Index.of("n"), tile, extent.inputs()));
    body.addAll(Loops.rows("y", "y", Index.of("n"), tile, units));
    List<Statement> start = new ArrayList<>();
    Expr first = extent.start(Index.of("j"));
    for (int r = 0; r < tile; r++) {
      start.add(new Store("y" + r, Index.of("j"), first));
    }
    body.add(Loop.over("j", units, start));
    body.addAll(
        Loops.tiled("i", extent.inputs(), inputs, (i, width) -> inputsOf(tile, i, width, units)));
    return body;
  }

  private static List<Statement> inputsOf(int tile, Index i, int width, int units) {
    List<Statement> body = new ArrayList<>(Loops.rows("k", "k", i, width, units));
    List<Statement> inner = new ArrayList<>(Loops.elements("w", "k", width));
    for (int r = 0; r < tile; r++) {
      Expr sum = at("y" + r, Index.of("j"));
      for (int t = 0; t < width; t++) {
        String x = "x" + r + "i" + t;
        body.add(Loops.let(x, at("x" + r, i.plus(t))));
        sum = Exprs.add(sum, Exprs.mul(Exprs.variable(x), Exprs.variable("w" + t)));
      }
      inner.add(new Store("y" + r, Index.of("j"), sum));
    }
    body.add(Loop.over("j", units, inner));
    return body;
  }
}
