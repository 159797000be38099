package dev.bowline.plan.shape;

import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Argument;
import dev.bowline.plan.loop.Statement.Loop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kernel's gradient and its update with vectors: {@code g[i][j] = sum over the batch of
 * left[n][i] right[n][j]}, for one use of the kernel after the other; then at once the optimiser.
 * Some rows of the kernel are done with before the next ones, and the gradient as a whole is never
 * stored.
 *
 * <p>The rows are cut into tiles of two heights that differ by one, so that none is left over.
 *
 * @param rows how many rows of the kernel the higher tiles have
 * @param vectors how many vectors a tile has side by side
 */
public record LaneGradient(int rows, int vectors) {

  /**
   * The rows of a kernel that share what they read of the right factors. 64 rows of 1,024 numbers,
   * and as much of the factors of a batch, leave room in 1 MB.
   */
  private static final int BLOCK = 64;

  private static final Index I = Index.of("i");

  /** Two matrices of the trainer whose product over the batch is a summand. */
  public record Factors(String left, int leftStride, String right, int rightStride) {}

  /**
   * A kernel.
   *
   * @param packed whether tiles find their left factors packed: for factors that are too large for
   *     the cache near by
   * @param then the procedure that gets the finished rows of the gradient
   * @param additions what a penalty adds to them before
   * @param weights what it gets besides, such as the kernel itself and its slots
   */
  public record Kernel(
      int rows,
      int columns,
      boolean packed,
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

  /** The rows that are done with before the next ones: as many tiles as there are, or some. */
  private static int block(int height, Kernel kernel) {
    int tiles = (kernel.rows() + height - 1) / height;
    return Math.max(1, Math.min(BLOCK / height, tiles)) * height;
  }

  /** The length of the scratch, which has room for a block ... */
  public int length(Kernel kernel) {
    return mostRows(kernel) * kernel.padded() + LaneRows.MOST_LANES;
  }

  /** ... and behind it for so many left factors of each row of the batch. */
  public int perRow(Kernel kernel) {
    return kernel.packed() ? mostRows(kernel) : 0;
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
    Map<String, Procedure> sums = new LinkedHashMap<>();
    for (int each : heights) {
      for (int width : widths(kernel)) {
        for (int use = 0; use < kernel.uses().size(); use++) {
          LaneGradientTile tile = tile(kernel, use, each, width);
          sums.putIfAbsent(tile.name(name), tile.sums(name));
        }
      }
    }
    procedures.addAll(sums.values());
    return procedures;
  }

  /** Uses whose factors have the same strides share it, but for the first. */
  private static LaneGradientTile tile(Kernel kernel, int use, int height, int width) {
    Factors factors = kernel.uses().get(use);
    return new LaneGradientTile(
        use == 0,
        height,
        width,
        kernel.packed() ? block(height, kernel) : factors.leftStride(),
        factors.rightStride(),
        kernel.padded());
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
    body.add(new Statement.Least("stop", Index.of(to), I.plus(block.rows())));
    for (int use = 0; use < kernel.uses().size(); use++) {
      if (kernel.packed()) {
        body.add(block.pack(use));
      }
      String column = kernel.uses().size() == 1 ? "j" : "j" + use;
      body.add(new Statement.Counter(column, Loops.ZERO));
      for (int width : widths(kernel)) {
        body.add(
            Loops.goOn(
                column,
                Index.of(kernel.padded()),
                Loops.LANES.times(width),
                List.of(block.sums(use, width, Index.of(column)))));
      }
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

  /** The rows of a kernel from i on up to {@code stop}. */
  private record Block(String name, int height, Kernel kernel) {
    int rows() {
      return block(height, kernel);
    }

    Index count() {
      return Index.of("stop").plus(I.times(-1));
    }

    /** Where the packed left factors begin: behind the gradient. */
    private Index packed() {
      return Index.of(rows() * kernel.padded());
    }

    Statement pack(int use) {
      Factors factors = kernel.uses().get(use);
      Index n = Index.of("n");
      Statement copy =
          new Statement.Copy(
              factors.left(),
              n.times(factors.leftStride()).plus(I),
              "gradient",
              packed().plus(n.times(rows())),
              count());
      return Loop.whole("n", Optional.of(Loops.ZERO), Index.of("rows"), Loops.ONE, List.of(copy));
    }

    /** So many vectors of columns of all tiles. */
    Statement sums(int use, int width, Index column) {
      Factors factors = kernel.uses().get(use);
      Index row = Index.of("tile").plus(I.times(-1));
      Statement tile =
          new Statement.Invoke(
              LaneGradient.tile(kernel, use, height, width).name(name),
              List.of(
                  Loops.named(kernel.packed() ? "gradient" : factors.left()),
                  Loops.number(kernel.packed() ? packed().plus(row) : Index.of("tile")),
                  Loops.named(factors.right()),
                  Loops.number(column),
                  Loops.named("rows"),
                  Loops.named("gradient"),
                  Loops.number(row.times(kernel.padded()).plus(column))));
      return Loop.whole("tile", Optional.of(I), Index.of("stop"), Index.of(height), List.of(tile));
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
