package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Procedure.Kind;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Argument;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * A kernel's gradient and its update, some rows of the kernel at a time: {@code g[i][j] = sum over
 * the batch of left[n][i] right[n][j]}, for every use of the kernel into the same sum, and at once
 * the optimiser on those rows. The gradient as a whole is never stored.
 *
 * @param rows how many rows of the kernel a tile has
 * @param batch how many rows of the batch are taken at a time
 */
public record GradientTile(int rows, int batch) {

  /** Two matrices of the trainer whose product over the batch is a summand. */
  public record Factors(String left, String right) {}

  /**
   * The procedure for the rows {@code from} to {@code to} of a kernel.
   *
   * @param scratch the matrix of {@code rows} rows for the gradient
   * @param weights the matrices of weights and slots that the optimiser gets, after the gradient
   */
  public Procedure procedure(
      String name,
      List<String> comment,
      int kernelRows,
      int columns,
      List<Factors> uses,
      String scratch,
      List<String> weights) {
    List<Formal> formals =
        List.of(
            new Formal(Kind.MATRIX, scratch),
            new Formal(Kind.INT, "rows"),
            new Formal(Kind.INT, "from"),
            new Formal(Kind.INT, "to"));
    List<Statement> body = new ArrayList<>(Loops.rows("g", scratch, Loops.ZERO, rows, columns));
    body.addAll(
        Loops.tiles(
            "i",
            Index.of("from"),
            "to",
            rows,
            tile -> tileOf(tile, kernelRows, columns, uses, weights)));
    return new Procedure(name, Procedure.Place.TRAINER, comment, formals, body);
  }

  private List<Statement> tileOf(
      int tile, int kernelRows, int columns, List<Factors> uses, List<String> weights) {
    List<Statement> body = new ArrayList<>();
    List<Statement> clear = new ArrayList<>();
    for (int r = 0; r < tile; r++) {
      clear.add(new Store("g" + r, Index.of("j"), Exprs.ZERO));
    }
    body.add(Loop.over("j", columns, clear));
    for (int use = 0; use < uses.size(); use++) {
      Factors factors = uses.get(use);
      String n = "n" + use;
      body.addAll(
          Loops.tiles(
              n,
              Loops.ZERO,
              "rows",
              batch,
              width -> summands(tile, width, kernelRows, columns, factors, n)));
    }
    for (int r = 0; r < tile; r++) {
      Index row = Index.of("i").plus(r);
      List<Argument> arguments = new ArrayList<>(List.of(Argument.of("g" + r)));
      weights.forEach(matrix -> arguments.add(Argument.row(matrix, row)));
      body.add(new Statement.Invoke("optimize", arguments));
    }
    return body;
  }

  private static List<Statement> summands(
      int tile, int width, int kernelRows, int columns, Factors factors, String n) {
    Index start = Index.of(n);
    List<Statement> body = new ArrayList<>();
    body.addAll(Loops.rows("left", factors.left(), start, width, kernelRows));
    body.addAll(Loops.rows("right", factors.right(), start, width, columns));
    List<Statement> inner = new ArrayList<>(Loops.elements("d", "right", width));
    for (int r = 0; r < tile; r++) {
      Expr sum = at("g" + r, Index.of("j"));
      for (int t = 0; t < width; t++) {
        String left = "left" + t + "i" + r;
        body.add(Loops.let(left, at("left" + t, Index.of("i").plus(r))));
        sum = Exprs.add(sum, Exprs.mul(Exprs.variable(left), Exprs.variable("d" + t)));
      }
      inner.add(new Store("g" + r, Index.of("j"), sum));
    }
    body.add(Loop.over("j", columns, inner));
    return body;
  }

  /** A bias's gradient, {@code g[j] = sum over the batch of right[n][j]}, and its update. */
  public Procedure bias(
      String name,
      List<String> comment,
      int size,
      String right,
      String scratch,
      List<String> weights) {
    List<Formal> formals = List.of(new Formal(Kind.MATRIX, scratch), new Formal(Kind.INT, "rows"));
    List<Statement> body = new ArrayList<>(Loops.rows("g", scratch, Loops.ZERO, 1, size));
    body.add(Loop.over("j", size, List.of(new Store("g0", Index.of("j"), Exprs.ZERO))));
    body.addAll(
        Loops.tiles("n", Loops.ZERO, "rows", batch, width -> columnSums(width, size, right)));
    List<Argument> arguments = new ArrayList<>(List.of(Argument.of("g0")));
    weights.forEach(vector -> arguments.add(Argument.of(vector)));
    body.add(new Statement.Invoke("optimize", arguments));
    return new Procedure(name, Procedure.Place.TRAINER, comment, formals, body);
  }

  private static List<Statement> columnSums(int width, int size, String right) {
    List<Statement> body = new ArrayList<>(Loops.rows("right", right, Index.of("n"), width, size));
    Expr sum = at("g0", Index.of("j"));
    for (int t = 0; t < width; t++) {
      sum = Exprs.add(sum, at("right" + t, Index.of("j")));
    }
    body.add(Loop.over("j", size, List.of(new Store("g0", Index.of("j"), sum))));
    return body;
  }
}
