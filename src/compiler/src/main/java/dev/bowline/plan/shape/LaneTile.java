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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code y = x k + b} with a tile of the result in vector registers: some rows by one or more
 * vectors of units. Only the loop over the inputs stands in the tile's method, so that nothing
 * competes for the registers. Each number is summed in the order of the inputs, whatever the tile,
 * but that of one row in several sums where it has few units: a product would have to wait for the
 * one before.
 *
 * <p>The last tile of a batch overlaps the one before it, and a batch shorter than a tile is
 * computed as long as one: there is no second form for what is left over.
 *
 * @param rows how many rows a tile has
 * @param vectors how many vectors a tile may have side by side, the most first
 */
public record LaneTile(int rows, List<Integer> vectors) {
  /** So many sums hide how long a product takes: 4 cycles, of which each begins 2 products. */
  private static final int SUMS = 8;

  /** Fewer inputs for each sum would not pay for adding up. */
  private static final int LEAST_INPUTS = 4;

  public LaneTile {
    vectors = List.copyOf(vectors);
  }

  /** Where a product finds its numbers: elements from row to row of each matrix. */
  public record Strides(int x, int k, int y) {}

  /**
   * The procedures for x [rows][in], k [in][units] and, where it has a bias, b [units]; the first
   * one is to be called, with the rows {@code from} to {@code to}. Products of the same sizes share
   * their tiles.
   */
  public List<Procedure> procedures(
      String name, List<String> comment, Extent extent, Strides strides) {
    List<Statement> body = new ArrayList<>(begin());
    body.add(new Statement.Counter("j", Loops.ZERO));
    List<Procedure> tiles = new ArrayList<>();
    int padded = LaneRows.padded(extent.units());
    for (int width : widths(padded).keySet()) {
      Procedure tile = tile(width, extent.inputs(), strides);
      body.add(
          Loops.goOn(
              "j",
              Index.of(padded),
              Loops.LANES.times(width),
              List.of(batch(call(tile, "k", J, J, extent, strides)))));
      tiles.add(tile);
    }
    tiles.add(
        0, new Procedure(name, Procedure.Place.SHARED, comment, formals(extent, Loops.ROWS), body));
    return tiles;
  }

  /**
   * The same for a kernel that is first copied, some units at a time, into {@code panel}: one that
   * is stored the other way round, or that is too large for the cache.
   */
  public List<Procedure> packed(
      String name, List<String> comment, Extent extent, Strides strides, Panel panel) {
    int padded = LaneRows.padded(extent.units());
    Strides inPanel = new Strides(strides.x(), panel.stride(), strides.y());
    List<Statement> body = new ArrayList<>(begin());
    body.add(new Statement.Counter("j", Loops.ZERO));
    List<Procedure> parts = new ArrayList<>();
    for (Map.Entry<Integer, Integer> side : widths(padded).entrySet()) {
      int width = side.getKey();
      Procedure tile = tile(width, extent.inputs(), inPanel);
      for (int panels : panel.together(side.getValue())) {
        List<Procedure> copy = panel.procedures(width, panels);
        parts.addAll(copy);
        List<Statement> pass = new ArrayList<>();
        pass.add(
            new Statement.Invoke(
                copy.get(0).name(),
                List.of(Loops.named("k"), Loops.named("panel"), Loops.number(J))));
        for (int p = 0; p < panels; p++) {
          Index column = J.plus(Loops.LANES.times(p * width));
          pass.add(batch(call(tile, "panel", Index.of(p * panel.size()), column, extent, inPanel)));
        }
        body.add(Loops.goOn("j", Index.of(padded), Loops.LANES.times(width * panels), pass));
      }
      parts.add(tile);
    }
    List<Formal> formals = new ArrayList<>(List.of(Loops.vector("panel")));
    formals.addAll(Loops.ROWS);
    parts.add(
        0, new Procedure(name, Procedure.Place.SHARED, comment, formals(extent, formals), body));
    return parts;
  }

  /** The widest tile, in words. */
  public String unroll(Extent extent) {
    int width = widths(LaneRows.padded(extent.units())).keySet().iterator().next();
    int sums = sums(width, extent.inputs());
    return rows
        + (rows == 1 ? " row x " : " rows x ")
        + width
        + (width == 1 ? " vector" : " vectors")
        + (sums == 1 ? "" : ", " + sums + " sums of each");
  }

  private static final Index J = Index.of("j");

  /**
   * The widths that are needed to cover a row on machines with vectors of every length, and how
   * often each where they are the longest.
   */
  private Map<Integer, Integer> widths(int padded) {
    Map<Integer, Integer> widths = new LinkedHashMap<>();
    int left = padded / LaneRows.MOST_LANES;
    for (int width : vectors) {
      if (width <= left) {
        widths.put(width, left / width);
        left %= width;
      }
    }
    return widths;
  }

  /** The last tile starts so many rows before the end, unless there are fewer. */
  private List<Statement> begin() {
    return rows == 1
        ? List.of()
        : List.of(new Statement.Greatest("last", Index.of("from"), Index.of("to").plus(-rows)));
  }

  private Statement batch(Statement tile) {
    Statement row =
        rows == 1
            ? new Statement.Counter("row", Index.of("n"))
            : new Statement.Least("row", Index.of("n"), Index.of("last"));
    return new Loop(
        "n",
        Optional.of(Index.of("from")),
        Index.of("to"),
        Index.of(rows),
        Statement.Until.REACHED,
        List.of(row, tile));
  }

  private static List<Formal> formals(Extent extent, List<Formal> last) {
    List<Formal> formals = new ArrayList<>(List.of(Loops.vector("x"), Loops.vector("k")));
    formals.addAll(extent.bias());
    formals.add(Loops.vector("y"));
    formals.addAll(last);
    return formals;
  }

  private static Statement call(
      Procedure tile, String k, Index kAt, Index column, Extent extent, Strides strides) {
    boolean bias = extent.sums() == Extent.Sums.FROM_BIAS;
    return new Statement.Invoke(
        tile.name(),
        List.of(
            Loops.named("x"),
            Loops.number(Index.of("row").times(strides.x())),
            Loops.named(k),
            Loops.number(kAt),
            Loops.named(bias ? "b" : Procedure.ZEROS),
            Loops.number(bias ? column : Loops.ZERO),
            Loops.named("y"),
            Loops.number(Index.of("row").times(strides.y()).plus(column))));
  }

  /** In how many sums a number of the tile is computed. */
  private int sums(int width, int inputs) {
    int sums = rows == 1 ? SUMS / width : 1;
    while (sums > 1 && inputs < sums * LEAST_INPUTS) {
      sums /= 2;
    }
    return sums;
  }

  private Procedure tile(int width, int inputs, Strides strides) {
    int sums = sums(width, inputs);
    List<Statement> body = new ArrayList<>();
    for (int r = 0; r < rows * sums; r++) {
      for (int v = 0; v < width; v++) {
        Expr first = r < rows ? at("b", Index.of("bAt").plus(lanes(v))) : Exprs.ZERO;
        body.add(new Variable(Precision.LANES, sum(r, v), first));
      }
    }
    body.addAll(
        Loops.tiled(
            "i",
            inputs,
            sums,
            (i, inputsOfSums) -> {
              List<Statement> inner = new ArrayList<>();
              for (int s = 0; s < inputsOfSums; s++) {
                inner.addAll(products(s, width, i.plus(s), strides));
              }
              return inner;
            }));
    for (int r = 0; r < rows; r++) {
      for (int v = 0; v < width; v++) {
        Index y = Index.of("yAt").plus(r * strides.y()).plus(lanes(v));
        body.add(new StoreLanes("y", y, total(r, v, sums)));
      }
    }
    return new Procedure(
        String.format(
            "tile%dx%dOf%dX%dK%dY%d", rows, width, inputs, strides.x(), strides.k(), strides.y()),
        Procedure.Place.SHARED,
        List.of(
            rows + " rows by " + width + " vectors of y = x k + b, for " + inputs + " inputs;",
            String.format(
                "a row of x has %d numbers, one of k %d, one of y %d.",
                strides.x(), strides.k(), strides.y())),
        List.of(
            Loops.vector("x"),
            Loops.whole("xAt"),
            Loops.vector("k"),
            Loops.whole("kAt"),
            Loops.vector("b"),
            Loops.whole("bAt"),
            Loops.vector("y"),
            Loops.whole("yAt")),
        body);
  }

  /** Adds what an input gives to one of the sums of each number. */
  private List<Statement> products(int sum, int width, Index i, Strides strides) {
    List<Statement> products = new ArrayList<>();
    int first = sum * width;
    for (int v = 0; v < width; v++) {
      Index k = Index.of("kAt").plus(i.times(strides.k())).plus(lanes(v));
      products.add(new Statement.Let(Precision.LANES, "k" + (first + v), at("k", k)));
    }
    for (int r = 0; r < rows; r++) {
      Index x = Index.of("xAt").plus(i).plus(r * strides.x());
      int s = sum * rows + r;
      products.add(new Statement.Let(Precision.LANES, "x" + s, new Expr.Broadcast(at("x", x))));
      for (int v = 0; v < width; v++) {
        products.add(accumulate("x" + s, "k" + (first + v), sum(s, v)));
      }
    }
    return products;
  }

  /** So many sums, in pairs. */
  private Expr total(int row, int vector, int sums) {
    List<Expr> left = new ArrayList<>();
    for (int s = 0; s < sums; s++) {
      left.add(Exprs.variable(sum(s * rows + row, vector)));
    }
    while (left.size() > 1) {
      left.add(Exprs.add(left.remove(0), left.remove(0)));
    }
    return left.get(0);
  }

  static Statement accumulate(String a, String b, String sum) {
    return new Statement.Assign(
        sum, Exprs.mulAdd(Exprs.variable(a), Exprs.variable(b), Exprs.variable(sum)));
  }

  static Index lanes(int vectors) {
    return Loops.LANES.times(vectors);
  }

  static String sum(int row, int vector) {
    return "sum" + row + "v" + vector;
  }
}
