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
 * {@code y = x k + b} with a tile of the result in vector registers: some rows by one or more
 * vectors of units. Only the loop over the inputs stands in the tile's method, so that nothing
 * competes for the registers. Each number is summed in the order of the inputs, whatever the tile.
 *
 * <p>The last tile of a batch overlaps the one before it, and a batch shorter than a tile is
 * computed as long as one: there is no second form for what is left over.
 *
 * @param rows how many rows a tile has
 * @param vectors how many vectors a tile may have side by side, the most first
 */
public record LaneTile(int rows, List<Integer> vectors) {
  public LaneTile {
    vectors = List.copyOf(vectors);
  }

  /** Where a product finds its numbers: elements from row to row of each matrix. */
  public record Strides(int x, int k, int y) {}

  /**
   * The procedures for x [rows][in], k [in][units] and, where it has a bias, b [units]; the first
   * one is to be called, with the rows {@code from} to {@code to}.
   */
  public List<Procedure> procedures(
      String name, List<String> comment, Extent extent, Strides strides) {
    List<Procedure> procedures = new ArrayList<>();
    int padded = LaneRows.padded(extent.units());
    List<Statement> body = new ArrayList<>(begin());
    body.add(new Statement.Counter("j", Loops.ZERO));
    for (int width : widths(padded)) {
      body.add(
          Loops.goOn(
              "j",
              Index.of(padded),
              Loops.LANES.times(width),
              List.of(
                  batch(List.of(call(tileName(name, width), extent, strides, Index.of("j")))))));
    }
    procedures.add(
        new Procedure(name, Procedure.Place.SHARED, comment, formals(extent, Loops.ROWS), body));
    for (int width : widths(padded)) {
      procedures.add(tile(tileName(name, width), width, extent, strides));
    }
    return procedures;
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
    for (int width : widths(padded)) {
      String tile = tileName(name, width);
      Statement copied =
          new Statement.Invoke(
              name + "Panel" + width,
              List.of(Loops.named("k"), Loops.named("panel"), Loops.number(J)));
      Statement computed = batch(List.of(callOn("panel", tile, extent, inPanel, Loops.ZERO)));
      body.add(
          Loops.goOn("j", Index.of(padded), Loops.LANES.times(width), List.of(copied, computed)));
      parts.add(panel.procedure(name + "Panel" + width, width));
      parts.add(tile(tile, width, extent, inPanel));
    }
    List<Formal> formals = new ArrayList<>(List.of(Loops.vector("panel")));
    formals.addAll(Loops.ROWS);
    parts.add(
        0, new Procedure(name, Procedure.Place.SHARED, comment, formals(extent, formals), body));
    return parts;
  }

  private static final Index J = Index.of("j");

  private static String tileName(String name, int width) {
    return name + "Tile" + width;
  }

  /** The widths that are needed to cover a row on machines with vectors of every length. */
  private List<Integer> widths(int padded) {
    List<Integer> widths = new ArrayList<>();
    int left = padded / LaneRows.MOST_LANES;
    for (int width : vectors) {
      if (width <= left) {
        widths.add(width);
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

  private Statement batch(List<Statement> tile) {
    List<Statement> body = new ArrayList<>();
    body.add(
        rows == 1
            ? new Statement.Counter("row", Index.of("n"))
            : new Statement.Least("row", Index.of("n"), Index.of("last")));
    body.addAll(tile);
    return new Loop(
        "n",
        Optional.of(Index.of("from")),
        Index.of("to"),
        Index.of(rows),
        Statement.Until.REACHED,
        body);
  }

  private static List<Formal> formals(Extent extent, List<Formal> last) {
    List<Formal> formals = new ArrayList<>(List.of(Loops.vector("x"), Loops.vector("k")));
    formals.addAll(extent.bias());
    formals.add(Loops.vector("y"));
    formals.addAll(last);
    return formals;
  }

  private Statement call(String tile, Extent extent, Strides strides, Index kAt) {
    return callOn("k", tile, extent, strides, kAt);
  }

  private Statement callOn(String k, String tile, Extent extent, Strides strides, Index kAt) {
    List<Argument> arguments = new ArrayList<>();
    arguments.add(Loops.named("x"));
    arguments.add(Loops.number(Index.of("row").times(strides.x())));
    arguments.add(Loops.named(k));
    arguments.add(Loops.number(kAt));
    extent.bias().forEach(bias -> arguments.add(Loops.named(bias.name())));
    if (extent.sums() == Extent.Sums.FROM_BIAS) {
      arguments.add(Loops.number(J));
    }
    arguments.add(Loops.named("y"));
    arguments.add(Loops.number(Index.of("row").times(strides.y()).plus("j")));
    return new Statement.Invoke(tile, arguments);
  }

  private Procedure tile(String name, int width, Extent extent, Strides strides) {
    List<Formal> formals =
        new ArrayList<>(
            List.of(Loops.vector("x"), Loops.whole("xAt"), Loops.vector("k"), Loops.whole("kAt")));
    formals.addAll(extent.bias());
    if (extent.sums() == Extent.Sums.FROM_BIAS) {
      formals.add(Loops.whole("bAt"));
    }
    formals.addAll(List.of(Loops.vector("y"), Loops.whole("yAt")));
    List<Statement> body = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      for (int v = 0; v < width; v++) {
        body.add(
            new Variable(Precision.LANES, sum(r, v), extent.start(Index.of("bAt").plus(lanes(v)))));
      }
    }
    Index i = Index.of("i");
    List<Statement> inner = new ArrayList<>();
    for (int v = 0; v < width; v++) {
      inner.add(
          new Statement.Let(
              Precision.LANES, "k" + v, at("k", i.times(strides.k()).plus("kAt").plus(lanes(v)))));
    }
    for (int r = 0; r < rows; r++) {
      Index x = i.plus("xAt").plus(r * strides.x());
      inner.add(new Statement.Let(Precision.LANES, "x" + r, new Expr.Broadcast(at("x", x))));
      for (int v = 0; v < width; v++) {
        inner.add(accumulate("x" + r, "k" + v, sum(r, v)));
      }
    }
    body.add(Loop.over("i", extent.inputs(), inner));
    for (int r = 0; r < rows; r++) {
      for (int v = 0; v < width; v++) {
        body.add(
            new StoreLanes(
                "y",
                Index.of("yAt").plus(r * strides.y()).plus(lanes(v)),
                Exprs.variable(sum(r, v))));
      }
    }
    return new Procedure(
        name,
        Procedure.Place.SHARED,
        List.of(rows + " rows by " + width + " vectors of units."),
        formals,
        body);
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
