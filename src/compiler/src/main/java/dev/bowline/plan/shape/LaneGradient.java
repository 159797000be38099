package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Argument;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.StoreLanes;
import dev.bowline.plan.loop.Statement.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kernel's gradient and its update with vectors: {@code g[i][j] = sum over the batch of
 * left[n][i] right[n][j]}, for every use of the kernel into the same registers; then at once the
 * optimiser on the tile's rows, and their place in the transposed copy. The gradient as a whole is
 * never stored.
 *
 * <p>The rows are cut into tiles of two heights that differ by one, so that none is left over.
 *
 * @param rows how many rows of the kernel the higher tiles have
 * @param vectors how many vectors a tile has side by side
 */
public record LaneGradient(int rows, int vectors) {

  /** Two matrices of the trainer whose product over the batch is a summand. */
  public record Factors(String left, int leftStride, String right, int rightStride) {}

  /** The transposed copy of a kernel, [columns][stride]. */
  public record Turned(String array, int stride) {}

  /**
   * A kernel.
   *
   * @param then the procedure that gets the finished rows of the gradient
   * @param additions what a penalty adds to them before
   * @param weights what it gets besides, such as the kernel itself and its slots
   */
  public record Kernel(
      int rows,
      int columns,
      List<Factors> uses,
      String then,
      List<Addition> additions,
      List<String> weights,
      Optional<Turned> turned) {

    int padded() {
      return LaneRows.padded(columns);
    }
  }

  /** The height of the higher tiles: if there is one that leaves no lower ones, nearly as high. */
  public int height(int kernelRows) {
    for (int height = rows; height > 2 * rows / 3; height--) {
      if (kernelRows % height == 0) {
        return height;
      }
    }
    int tiles = (kernelRows + rows - 1) / rows;
    return (kernelRows + tiles - 1) / tiles;
  }

  /** How many tiles of the greater height there are, if there are lower ones. */
  private int higher(int kernelRows) {
    int height = height(kernelRows);
    int tiles = (kernelRows + height - 1) / height;
    return kernelRows % tiles;
  }

  /**
   * The procedures for the rows {@code from} to {@code to} of a kernel, which are cut where tiles
   * are; the first one is to be called. {@code gradient} holds a tile.
   */
  public List<Procedure> procedures(String name, List<String> comment, Kernel kernel) {
    List<Procedure> procedures = new ArrayList<>();
    int height = height(kernel.rows());
    int higher = higher(kernel.rows());
    List<Integer> heights = higher == 0 ? List.of(height) : List.of(height, height - 1);
    List<Statement> body = new ArrayList<>();
    body.add(new Statement.Counter("i", Index.of("from")));
    if (higher > 0) {
      body.add(new Statement.Least("end", Index.of("to"), Index.of(higher * height)));
    }
    for (int each : heights) {
      boolean first = higher > 0 && each == height;
      body.add(
          Loops.goOn(
              "i", Index.of(first ? "end" : "to"), Index.of(each), tile(name, each, kernel)));
    }
    procedures.add(
        new Procedure(
            name,
            Procedure.Place.TRAINER,
            comment,
            List.of(
                Loops.vector("gradient"),
                Loops.whole("rows"),
                Loops.whole("from"),
                Loops.whole("to")),
            body));
    for (int each : heights) {
      for (int width : widths(kernel)) {
        procedures.add(sums(sumsName(name, each, width), each, width, kernel));
      }
      kernel.turned().ifPresent(t -> procedures.add(turn(name + "Turn" + each, each, kernel, t)));
    }
    return procedures;
  }

  private static String sumsName(String name, int height, int width) {
    return name + "Tile" + height + "x" + width;
  }

  private List<Integer> widths(Kernel kernel) {
    int left = kernel.padded() / LaneRows.MOST_LANES;
    return left < vectors
        ? List.of(1)
        : left % vectors == 0 ? List.of(vectors) : List.of(vectors, 1);
  }

  private List<Statement> tile(String name, int height, Kernel kernel) {
    List<Statement> body = new ArrayList<>();
    body.add(new Statement.Counter("j", Loops.ZERO));
    for (int width : widths(kernel)) {
      List<Argument> arguments = new ArrayList<>();
      for (Factors use : kernel.uses()) {
        arguments.add(Loops.named(use.left()));
        arguments.add(Loops.named(use.right()));
      }
      arguments.addAll(
          List.of(
              Loops.named("rows"),
              Loops.number(Index.of("i")),
              Loops.number(Index.of("j")),
              Loops.named("gradient")));
      body.add(
          Loops.goOn(
              "j",
              Index.of(kernel.padded()),
              Loops.LANES.times(width),
              List.of(new Statement.Invoke(sumsName(name, height, width), arguments))));
    }
    // Without the padding the tile is one piece, as it is in the kernel.
    for (int r = 1; r < height && kernel.padded() != kernel.columns(); r++) {
      body.add(
          new Statement.Copy(
              "gradient",
              Index.of(r * kernel.padded()),
              "gradient",
              Index.of(r * kernel.columns()),
              Index.of(kernel.columns())));
    }
    Index place = Index.of("i").times(kernel.columns());
    Index count = Index.of(height * kernel.columns());
    body.addAll(goOn(kernel.then(), kernel.additions(), kernel.weights(), place, count));
    if (kernel.turned().isPresent()) {
      body.add(
          new Statement.Invoke(
              name + "Turn" + height,
              List.of(
                  Loops.named(kernel.weights().get(0)),
                  Loops.named(kernel.turned().get().array()),
                  Loops.number(Index.of("i")))));
    }
    return body;
  }

  /** Behind what penalties add, what gets the finished gradient. */
  private static List<Statement> goOn(
      String then, List<Addition> additions, List<String> weights, Index place, Index count) {
    List<Statement> calls = Addition.all(additions, "gradient", place, count);
    List<Argument> arguments = new ArrayList<>(List.of(Loops.named("gradient")));
    arguments.addAll(Loops.named(weights.stream()));
    arguments.add(Loops.number(place));
    arguments.add(Loops.number(count));
    calls.add(new Statement.Invoke(then, arguments));
    return calls;
  }

  private static Procedure sums(String name, int height, int width, Kernel kernel) {
    List<Formal> formals = new ArrayList<>();
    for (int use = 0; use < kernel.uses().size(); use++) {
      formals.add(Loops.vector("left" + use));
      formals.add(Loops.vector("right" + use));
    }
    formals.addAll(
        List.of(Loops.whole("rows"), Loops.whole("i"), Loops.whole("j"), Loops.vector("gradient")));
    List<Statement> body = new ArrayList<>();
    for (int r = 0; r < height; r++) {
      for (int v = 0; v < width; v++) {
        body.add(new Variable(Precision.LANES, LaneTile.sum(r, v), Exprs.ZERO));
      }
    }
    for (int use = 0; use < kernel.uses().size(); use++) {
      Factors factors = kernel.uses().get(use);
      Index n = Index.of("n");
      List<Statement> inner = new ArrayList<>();
      for (int v = 0; v < width; v++) {
        Index right = n.times(factors.rightStride()).plus("j").plus(LaneTile.lanes(v));
        inner.add(new Statement.Let(Precision.LANES, "d" + v, at("right" + use, right)));
      }
      for (int r = 0; r < height; r++) {
        Index left = n.times(factors.leftStride()).plus("i").plus(r);
        inner.add(
            new Statement.Let(
                Precision.LANES, "a" + r, new Expr.Broadcast(at("left" + use, left))));
        for (int v = 0; v < width; v++) {
          inner.add(LaneTile.accumulate("a" + r, "d" + v, LaneTile.sum(r, v)));
        }
      }
      body.add(Loop.whole("n", Optional.of(Loops.ZERO), Index.of("rows"), Loops.ONE, inner));
    }
    for (int r = 0; r < height; r++) {
      for (int v = 0; v < width; v++) {
        Index g = Index.of(r * kernel.padded()).plus("j").plus(LaneTile.lanes(v));
        body.add(new StoreLanes("gradient", g, Exprs.variable(LaneTile.sum(r, v))));
      }
    }
    return new Procedure(
        name,
        Procedure.Place.SHARED,
        List.of("The gradient of " + height + " rows of the kernel by " + width + " vectors."),
        formals,
        body);
  }

  /** Some rows of the kernel as columns of its transposed copy. */
  private static Procedure turn(String name, int height, Kernel kernel, Turned turned) {
    Index j = Index.of("j");
    List<Statement> inner = new ArrayList<>();
    for (int r = 0; r < height; r++) {
      inner.add(
          new Statement.Store(
              "turned",
              j.times(turned.stride()).plus("i").plus(r),
              at("w", Index.of("at").plus(r * kernel.columns()).plus(j))));
    }
    return new Procedure(
        name,
        Procedure.Place.SHARED,
        List.of("Some rows of the kernel, from i on, as columns of its transposed copy."),
        List.of(Loops.vector("w"), Loops.vector("turned"), Loops.whole("i")),
        List.of(
            new Statement.Counter("at", Index.of("i").times(kernel.columns())),
            Loop.over("j", kernel.columns(), inner)));
  }

  /** The procedure for a bias, whose gradient is the sum of a matrix's rows. */
  public static Procedure bias(
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
    body.addAll(goOn(then, additions, weights, Loops.ZERO, Index.of(size)));
    return new Procedure(
        name,
        Procedure.Place.TRAINER,
        comment,
        List.of(Loops.vector("gradient"), Loops.whole("rows")),
        body);
  }
}
