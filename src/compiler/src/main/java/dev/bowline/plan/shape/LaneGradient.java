package dev.bowline.plan.shape;

import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Argument;
import dev.bowline.plan.loop.Statement.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kernel's gradient and its update with vectors: {@code g[i][j] = sum over the batch of
 * left[n][i] right[n][j]}, for every use of the kernel into the same registers; then at once the
 * optimiser on the tile's rows. The gradient as a whole is never stored.
 *
 * <p>The rows are cut into tiles of two heights that differ by one, so that none is left over.
 *
 * @param rows how many rows of the kernel the higher tiles have
 * @param vectors how many vectors a tile has side by side
 */
public record LaneGradient(int rows, int vectors) {

  /** 64 rows of 1,024 numbers, and as much of the factors of a batch, leave room in 1 MB. */
  private static final int BLOCK = 64;

  private static final Index I = Index.of("i");

  /** Two matrices of the trainer whose product over the batch is a summand. */
  public record Factors(String left, int leftStride, String right, int rightStride) {}

  /**
   * A kernel.
   *
   * @param blocked whether tiles of some rows each share what they read of the right factors, and
   *     find their left factors packed: for factors that are too large for the cache near by
   * @param then the procedure that gets the finished rows of the gradient
   * @param additions what a penalty adds to them before
   * @param weights what it gets besides, such as the kernel itself and its slots
   */
  public record Kernel(
      int rows,
      int columns,
      boolean blocked,
      List<Factors> uses,
      String then,
      List<Addition> additions,
      List<String> weights) {

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

  /** The rows of the kernel that are done with before the next ones: a tile, or some. */
  static int block(int height, Kernel kernel) {
    return kernel.blocked() ? Math.max(1, BLOCK / height) * height : height;
  }

  /** The length of the scratch, which has room for a block ... */
  public int length(Kernel kernel) {
    return mostRows(kernel) * kernel.padded() + LaneRows.MOST_LANES;
  }

  /** ... and behind it for so many left factors of each row of the batch. */
  public int perRow(Kernel kernel) {
    return kernel.blocked() ? kernel.uses().size() * mostRows(kernel) : 0;
  }

  /** Of a block of either height. */
  private int mostRows(Kernel kernel) {
    int height = height(kernel.rows());
    return Math.max(block(height, kernel), block(Math.max(1, height - 1), kernel));
  }

  /** How many tiles of the greater height there are, if there are lower ones. */
  private int higher(int kernelRows) {
    int height = height(kernelRows);
    int tiles = (kernelRows + height - 1) / height;
    return kernelRows % tiles;
  }

  /**
   * The procedures for the rows {@code from} to {@code to} of a kernel, which are cut where tiles
   * are; the first one is to be called. {@code gradient} is the scratch.
   */
  public List<Procedure> procedures(String name, List<String> comment, Kernel kernel) {
    List<Procedure> procedures = new ArrayList<>();
    int height = height(kernel.rows());
    int higher = higher(kernel.rows());
    List<Statement> body = new ArrayList<>();
    List<Integer> heights = new ArrayList<>(List.of(height));
    if (higher == 0) {
      body.add(blocks(name, height, kernel, "from", "to"));
    } else {
      Index border = Index.of(higher * height);
      body.add(new Statement.Least("end", Index.of("to"), border));
      body.add(new Statement.Greatest("start", Index.of("from"), border));
      body.add(blocks(name, height, kernel, "from", "end"));
      body.add(blocks(name, height - 1, kernel, "start", "to"));
      heights.add(height - 1);
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
      LaneGradientTile tile = new LaneGradientTile(kernel, each);
      for (int width : widths(kernel)) {
        procedures.add(tile.sums(sumsName(name, each, width), width));
      }
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

  /** All blocks of the rows from one variable to another. */
  private Statement blocks(String name, int height, Kernel kernel, String from, String to) {
    Block block = new Block(name, height, kernel);
    List<Statement> body = new ArrayList<>();
    if (kernel.blocked()) {
      body.add(new Statement.Least("stop", Index.of(to), I.plus(block.rows())));
      body.add(block.pack());
    }
    body.add(new Statement.Counter("j", Loops.ZERO));
    for (int width : widths(kernel)) {
      body.add(
          Loops.goOn(
              "j",
              Index.of(kernel.padded()),
              Loops.LANES.times(width),
              List.of(block.perTile(block.sums(width)))));
    }
    // Without the padding the block is one piece, as it is in the kernel.
    if (kernel.padded() != kernel.columns()) {
      body.add(block.close());
    }
    Index place = I.times(kernel.columns());
    Index count = block.count().times(kernel.columns());
    body.addAll(goOn(kernel.then(), kernel.additions(), kernel.weights(), place, count));
    return new Loop(
        "i",
        Optional.of(Index.of(from)),
        Index.of(to),
        Index.of(block.rows()),
        Statement.Until.REACHED,
        body);
  }

  /** The rows of a kernel from i on, up to {@code stop} if they are more than a tile. */
  private record Block(String name, int height, Kernel kernel) {
    int rows() {
      return block(height, kernel);
    }

    Index count() {
      return kernel.blocked() ? Index.of("stop").plus(I.times(-1)) : Index.of(height);
    }

    /** The first row of a tile. */
    Index tile() {
      return kernel.blocked() ? Index.of("tile") : I;
    }

    Statement perTile(Statement statement) {
      return kernel.blocked()
          ? Loop.whole(
              "tile", Optional.of(I), Index.of("stop"), Index.of(height), List.of(statement))
          : statement;
    }

    /** Where the packed left factors of a use begin. */
    private Index packed(int use) {
      return Index.of("rows").times(use * rows()).plus(rows() * kernel.padded());
    }

    Statement pack() {
      List<Statement> copies = new ArrayList<>();
      for (int use = 0; use < kernel.uses().size(); use++) {
        Factors factors = kernel.uses().get(use);
        copies.add(
            new Statement.Copy(
                factors.left(),
                Index.of("n").times(factors.leftStride()).plus(I),
                "gradient",
                packed(use).plus(Index.of("n").times(rows())),
                count()));
      }
      return Loop.whole("n", Optional.of(Loops.ZERO), Index.of("rows"), Loops.ONE, copies);
    }

    Statement sums(int width) {
      Index row = tile().plus(I.times(-1));
      List<Argument> arguments = new ArrayList<>();
      for (int use = 0; use < kernel.uses().size(); use++) {
        Factors factors = kernel.uses().get(use);
        arguments.add(Loops.named(kernel.blocked() ? "gradient" : factors.left()));
        arguments.add(Loops.number(kernel.blocked() ? packed(use).plus(row) : I));
        arguments.add(Loops.named(factors.right()));
      }
      arguments.addAll(
          List.of(
              Loops.named("rows"),
              Loops.number(Index.of("j")),
              Loops.named("gradient"),
              Loops.number(row.times(kernel.padded()).plus("j"))));
      return new Statement.Invoke(sumsName(name, height, width), arguments);
    }

    Statement close() {
      Index r = Index.of("r");
      return Loop.whole(
          "r",
          Optional.of(Loops.ONE),
          count(),
          Loops.ONE,
          List.of(
              new Statement.Copy(
                  "gradient",
                  r.times(kernel.padded()),
                  "gradient",
                  r.times(kernel.columns()),
                  Index.of(kernel.columns()))));
    }
  }

  /** Behind what penalties add, what gets the finished gradient. */
  static List<Statement> goOn(
      String then, List<Addition> additions, List<String> weights, Index place, Index count) {
    List<Statement> calls = Addition.all(additions, "gradient", place, count);
    List<Argument> arguments = new ArrayList<>(List.of(Loops.named("gradient")));
    arguments.addAll(Loops.named(weights.stream()));
    arguments.add(Loops.number(place));
    arguments.add(Loops.number(count));
    calls.add(new Statement.Invoke(then, arguments));
    return calls;
  }
}
