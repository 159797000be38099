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
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A tensor's gradient and its update: {@code g[i][j] = sum over the batch of left[n][i]
 * right[n][j]}, for every use of the tensor into the same sum, then the optimiser.
 *
 * <p>The gradient stands in an array of the tensor's own size: the optimiser's loop becomes vector
 * code only if all its arrays have the same index.
 *
 * @param rows how many rows of the kernel a tile has, or columns
 * @param batch how many rows of the batch are taken at a time
 */
public record GradientTile(int rows, int batch) {

  /** Two matrices of the trainer whose product over the batch is a summand. */
  public record Factors(String left, String right) {}

  /** A kernel [rows][columns]. */
  public record Kernel(int rows, int columns, List<Factors> uses) {
    /** Its transpose, which has the transposed gradient. */
    Kernel turned() {
      return new Kernel(
          columns, rows, uses.stream().map(u -> new Factors(u.right(), u.left())).toList());
    }
  }

  /**
   * The arrays of a tensor.
   *
   * @param gradient the trainer's array for the gradient
   * @param then the procedure that gets the finished gradient
   * @param additions what a penalty adds to it before
   * @param weights what it gets besides, such as the tensor itself and its slots; if that is
   *     nothing, the gradient is already where it belongs
   */
  public record Arrays(
      String gradient, String then, List<Addition> additions, List<String> weights) {
    List<Statement> goOn(Index from, Index to) {
      List<Statement> calls = Addition.all(additions, gradient, from, to);
      if (weights.isEmpty()) {
        return calls;
      }
      List<Argument> arguments =
          new ArrayList<>(Loops.named(Stream.concat(Stream.of(gradient), weights.stream())));
      arguments.add(Loops.number(from));
      arguments.add(Loops.number(to));
      calls.add(new Statement.Invoke(then, arguments));
      return calls;
    }
  }

  /**
   * The procedure for the rows {@code from} to {@code to} of a kernel.
   *
   * @param scratch the matrix of {@code rows} rows for the sums of a tile
   */
  public Procedure procedure(
      String name, List<String> comment, Kernel kernel, String scratch, Arrays arrays) {
    int columns = kernel.columns();
    return tiled(
        name,
        comment,
        kernel,
        scratch,
        tile -> copy(tile, columns, arrays),
        arrays.goOn(Index.of("from").times(columns), Index.of("to").times(columns)));
  }

  /**
   * The procedure for the columns {@code from} to {@code to} of a kernel that has many more rows
   * than columns. Of each loop the JIT compiler leaves some numbers in front of its vectors and
   * behind them, so sums along the rows are faster; what is left is to turn them.
   *
   * @param scratch the matrix of {@code rows} rows, as long as the kernel has rows
   */
  public Procedure byColumns(
      String name, List<String> comment, Kernel kernel, String scratch, Arrays arrays) {
    return tiled(
        name,
        comment,
        kernel.turned(),
        scratch,
        tile -> List.of(turn(tile, kernel, arrays)),
        onByColumns(kernel, arrays));
  }

  /** Sums tile by tile, keeps each tile's, and goes on behind the last. */
  private Procedure tiled(
      String name,
      List<String> comment,
      Kernel kernel,
      String scratch,
      IntFunction<List<Statement>> keep,
      List<Statement> then) {
    List<Formal> formals =
        List.of(
            new Formal(Kind.MATRIX, scratch),
            new Formal(Kind.INT, "rows"),
            new Formal(Kind.INT, "from"),
            new Formal(Kind.INT, "to"));
    List<Statement> body =
        new ArrayList<>(Loops.rows("g", scratch, Loops.ZERO, rows, kernel.columns()));
    body.addAll(
        Loops.tiles(
            "i",
            Index.of("from"),
            "to",
            rows,
            tile -> {
              List<Statement> sums = sums(tile, kernel);
              sums.addAll(keep.apply(tile));
              return sums;
            }));
    body.addAll(then);
    return new Procedure(name, Procedure.Place.TRAINER, comment, formals, body);
  }

  /** A thread that has all the columns goes on with all rows in one piece. */
  private static List<Statement> onByColumns(Kernel kernel, Arrays arrays) {
    int columns = kernel.columns();
    Index row = Index.of("row").times(columns);
    List<Statement> rowByRow = arrays.goOn(row.plus("from"), row.plus("to"));
    if (rowByRow.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Statement.IfEqual(
            Index.of("to").plus(Index.of("from").times(-1)),
            Index.of(columns),
            arrays.goOn(Loops.ZERO, Index.of(kernel.rows() * columns)),
            List.of(Loop.over("row", kernel.rows(), rowByRow))));
  }

  private List<Statement> sums(int tile, Kernel kernel) {
    List<Statement> body = new ArrayList<>();
    List<Statement> clear = new ArrayList<>();
    for (int r = 0; r < tile; r++) {
      clear.add(new Store("g" + r, Index.of("j"), Exprs.ZERO));
    }
    body.add(Loop.over("j", kernel.columns(), clear));
    for (int use = 0; use < kernel.uses().size(); use++) {
      Factors factors = kernel.uses().get(use);
      String n = "n" + use;
      body.addAll(
          Loops.tiles(
              n, Loops.ZERO, "rows", batch, width -> summands(tile, width, kernel, factors, n)));
    }
    return body;
  }

  private static List<Statement> copy(int tile, int columns, Arrays arrays) {
    List<Statement> copies = new ArrayList<>();
    for (int r = 0; r < tile; r++) {
      Index row = Index.of("i").plus(r).times(columns);
      copies.add(
          new Statement.Copy("g" + r, Loops.ZERO, arrays.gradient(), row, Index.of(columns)));
    }
    return copies;
  }

  private static Statement turn(int tile, Kernel kernel, Arrays arrays) {
    List<Statement> stores = new ArrayList<>();
    for (int r = 0; r < tile; r++) {
      Index place = Index.of("j").times(kernel.columns()).plus("i").plus(r);
      stores.add(new Store(arrays.gradient(), place, at("g" + r, Index.of("j"))));
    }
    return Loop.over("j", kernel.rows(), stores);
  }

  private static List<Statement> summands(
      int tile, int width, Kernel kernel, Factors factors, String n) {
    List<Statement> body = new ArrayList<>();
    body.addAll(Loops.rows("left", factors.left(), Index.of(n), width, kernel.rows()));
    body.addAll(Loops.rows("right", factors.right(), Index.of(n), width, kernel.columns()));
    List<Statement> inner = new ArrayList<>(Loops.elements("d", "right", width));
    for (int r = 0; r < tile; r++) {
      Expr sum = at("g" + r, Index.of("j"));
      for (int t = 0; t < width; t++) {
        String a = "a" + r + "n" + t;
        body.add(Loops.let(a, at("left" + t, Index.of("i").plus(r))));
        sum = Exprs.add(sum, Exprs.mul(Exprs.variable(a), Exprs.variable("d" + t)));
      }
      inner.add(new Store("g" + r, Index.of("j"), sum));
    }
    body.add(Loop.over("j", kernel.columns(), inner));
    return body;
  }

  /** The procedure for a bias, whose gradient is the sum of a matrix's rows. */
  public Procedure bias(
      String name, List<String> comment, int size, String right, String scratch, Arrays arrays) {
    List<Formal> formals = List.of(new Formal(Kind.MATRIX, scratch), new Formal(Kind.INT, "rows"));
    List<Statement> body = new ArrayList<>(Loops.rows("g", scratch, Loops.ZERO, 1, size));
    body.add(Loop.over("j", size, List.of(new Store("g0", Index.of("j"), Exprs.ZERO))));
    body.addAll(
        Loops.tiles("n", Loops.ZERO, "rows", batch, width -> columnSums(width, size, right)));
    body.add(new Statement.Copy("g0", Loops.ZERO, arrays.gradient(), Loops.ZERO, Index.of(size)));
    body.addAll(arrays.goOn(Loops.ZERO, Index.of(size)));
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
