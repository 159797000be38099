package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.model.Orientation;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Procedure.Kind;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Assign;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.Store;
import dev.bowline.plan.loop.Statement.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tiny kernels: every product of a row with the kernel is written out, with a constant place for
 * each of the kernel's numbers, which are read where they are stored in either direction. What is
 * left of loops goes over the rows of the batch. Every sum has the order that {@link RowTile} and
 * {@link GradientTile} give it.
 */
public final class StraightLine {
  private StraightLine() {}

  /** {@code y = x k + b} for x [rows][in] and y [rows][units], and k as it is stored. */
  public static Procedure product(
      String name, List<String> comment, Extent extent, Orientation kernel) {
    RowAccess xs = RowAccess.ofRows(extent.inputs());
    RowAccess ys = RowAccess.ofRows(extent.units());
    List<Formal> formals = new ArrayList<>(List.of(Loops.matrix("x"), Loops.vector("k")));
    formals.addAll(extent.bias());
    formals.add(Loops.matrix("y"));
    formals.addAll(Loops.ROWS);
    List<Statement> row = new ArrayList<>(List.of(xs.begin("x"), ys.begin("y")));
    for (int i = 0; i < extent.inputs(); i++) {
      row.add(Loops.let("x" + i, xs.element("x", Index.of(i))));
    }
    for (int j = 0; j < extent.units(); j++) {
      Expr sum = extent.start(Index.of(j));
      for (int i = 0; i < extent.inputs(); i++) {
        int place =
            kernel == Orientation.AS_STORED ? i * extent.units() + j : j * extent.inputs() + i;
        Expr product = Exprs.mul(Exprs.variable("x" + i), at("k", Index.of(place)));
        sum = Exprs.add(sum, product);
      }
      row.add(ys.store("y", Index.of(j), sum));
    }
    return new Procedure(
        name, Procedure.Place.SHARED, comment, formals, List.of(Loop.overRows(row)));
  }

  /**
   * The gradient of a kernel and its update. The kernel's rows are not cut: {@code from} and {@code
   * to} are its ends, or the same.
   */
  public static Procedure gradient(
      String name,
      List<String> comment,
      GradientTile.Kernel kernel,
      String scratch,
      GradientTile.Arrays arrays) {
    int rows = kernel.rows();
    int columns = kernel.columns();
    List<Statement> body = new ArrayList<>();
    for (int w = 0; w < rows * columns; w++) {
      body.add(new Variable(Precision.ELEMENT, "g" + w, Exprs.ZERO));
    }
    for (int use = 0; use < kernel.uses().size(); use++) {
      body.add(overBatch(rows, columns, kernel.uses().get(use), "n" + use));
    }
    for (int w = 0; w < rows * columns; w++) {
      body.add(new Store(arrays.gradient(), Index.of(w), Exprs.variable("g" + w)));
    }
    Index from = Index.of("from").times(columns);
    Index to = Index.of("to").times(columns);
    body.addAll(arrays.goOn(from, to));
    Loop all =
        Loop.whole("part", Optional.of(Index.of("from")), Index.of("to"), Index.of(rows), body);
    return new Procedure(
        name,
        Procedure.Place.TRAINER,
        comment,
        List.of(
            new Formal(Kind.MATRIX, scratch),
            Loops.whole("rows"),
            Loops.whole("from"),
            Loops.whole("to")),
        List.of(all));
  }

  private static Loop overBatch(int rows, int columns, GradientTile.Factors factors, String n) {
    List<Statement> body = new ArrayList<>();
    body.add(new Statement.Row("left", factors.left(), Index.of(n), rows));
    body.add(new Statement.Row("right", factors.right(), Index.of(n), columns));
    for (int j = 0; j < columns; j++) {
      body.add(Loops.let("d" + j, at("right", Index.of(j))));
    }
    for (int i = 0; i < rows; i++) {
      body.add(Loops.let("a" + i, at("left", Index.of(i))));
      for (int j = 0; j < columns; j++) {
        String g = "g" + (i * columns + j);
        Expr product = Exprs.mul(Exprs.variable("a" + i), Exprs.variable("d" + j));
        body.add(new Assign(g, Exprs.add(Exprs.variable(g), product)));
      }
    }
    return Loop.whole(n, Optional.of(Loops.ZERO), Index.of("rows"), Loops.ONE, body);
  }
}
