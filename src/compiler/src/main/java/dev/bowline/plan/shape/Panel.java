package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Store;
import dev.bowline.plan.loop.Statement.StoreLanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some units of a kernel, copied so that they stand side by side: [inputs][units of the panel].
 *
 * @param inputs the kernel's inputs, as the product reads it
 * @param units its units
 * @param from how the kernel is stored
 */
public record Panel(int inputs, int units, Source from) {
  /** The units of a panel on a machine with the longest vectors: two of them. */
  public static final int UNITS = 2 * LaneRows.MOST_LANES;

  /** Panels that are filled at a time from rows of a kernel, of which they get longer pieces. */
  private static final int TOGETHER = 2;

  /** Rows that are read at a time where the kernel is turned without vectors. */
  private static final int ROWS = 8;

  /**
   * Turns as many units as a vector has lanes, for all kernels of a class. The last square overlaps
   * the one before.
   */
  private static final Procedure SQUARES =
      new Procedure(
          "turnSquares",
          Procedure.Place.SHARED,
          List.of(
              "Turns as many rows of a kernel as a vector has lanes, each with so many inputs,",
              "square by square."),
          List.of(
              Loops.vector("k"),
              Loops.whole("kAt"),
              Loops.whole("inputs"),
              Loops.vector("panel"),
              Loops.whole("panelAt")),
          List.of(
              new Loop(
                  "i",
                  Optional.of(Loops.ZERO),
                  Index.of("inputs"),
                  Loops.LANES,
                  Statement.Until.REACHED,
                  List.of(
                      new Statement.Least(
                          "first", Index.of("i"), Index.of("inputs").plus(Loops.LANES.times(-1))),
                      new Statement.StoreTurned(
                          "k",
                          Index.of("kAt").plus("first"),
                          Index.of("inputs"),
                          "panel",
                          Index.of("panelAt").plus(Index.of("first").times(UNITS)),
                          UNITS)))));

  /** How a kernel is stored. */
  public enum Source {
    /** [inputs][units]. */
    AS_READ,
    /** [units][inputs]. */
    TURNED
  }

  int stride() {
    return UNITS;
  }

  /** The numbers of a panel. */
  int size() {
    return inputs * UNITS;
  }

  /** The numbers of all panels that are filled at a time. */
  public int length() {
    return from == Source.AS_READ ? TOGETHER * size() : size();
  }

  /** How many panels are filled at a time while so many are left, the most first. */
  List<Integer> together(int left) {
    if (from == Source.TURNED || left < TOGETHER) {
      return List.of(1);
    }
    return left % TOGETHER == 0 ? List.of(TOGETHER) : List.of(TOGETHER, 1);
  }

  /**
   * {@code panel(k, panel, j)} first, which copies {@code vectors} vectors of units from unit j on
   * into each of so many panels, which stand one behind the other.
   */
  List<Procedure> procedures(int vectors, int panels) {
    Procedure whole =
        new Procedure(
            String.format(
                "panel%sOf%dx%dBy%s",
                from == Source.TURNED ? "Turned" : "",
                inputs,
                units,
                panels == 1 ? "" + vectors : panels + "x" + vectors),
            Procedure.Place.SHARED,
            List.of("Copies some units of the kernel, so that they stand side by side."),
            List.of(Loops.vector("k"), Loops.vector("panel"), Loops.whole("j")),
            from == Source.AS_READ ? copy(vectors, panels) : turn(vectors));
    return hasSquares() ? List.of(whole, SQUARES) : List.of(whole);
  }

  /** Whether units are turned in squares of vectors, by a procedure that all such kernels share. */
  private boolean hasSquares() {
    return from == Source.TURNED && inputs >= LaneRows.MOST_LANES;
  }

  private List<Statement> copy(int vectors, int panels) {
    Index i = Index.of("i");
    List<Statement> body = new ArrayList<>();
    for (int p = 0; p < panels; p++) {
      for (int v = 0; v < vectors; v++) {
        Index target = i.times(UNITS).plus(p * size()).plus(Loops.LANES.times(v));
        Index lanes = Loops.LANES.times(p * vectors + v);
        body.add(new StoreLanes("panel", target, at("k", i.times(units).plus("j").plus(lanes))));
      }
    }
    return List.of(Loop.over("i", inputs, body));
  }

  /**
   * Beyond the last unit nothing is copied: what stood there is computed with and not looked at.
   */
  private List<Statement> turn(int vectors) {
    List<Statement> body = new ArrayList<>();
    body.add(
        new Statement.Least(
            "count", Loops.LANES.times(vectors), Index.of(units).plus(Index.of("j").times(-1))));
    body.add(new Statement.Counter("c", Loops.ZERO));
    if (hasSquares()) {
      Statement squares =
          new Statement.Invoke(
              SQUARES.name(),
              List.of(
                  Loops.named("k"),
                  Loops.number(Index.of("j").plus("c").times(inputs)),
                  Loops.number(Index.of(inputs)),
                  Loops.named("panel"),
                  Loops.number(Index.of("c"))));
      body.add(Loops.goOn("c", Index.of("count"), Loops.LANES, List.of(squares)));
    }
    for (int rows : List.of(ROWS, 1)) {
      List<Statement> inner = new ArrayList<>();
      for (int r = 0; r < rows; r++) {
        Index row = Index.of("j").plus("c").plus(r).times(inputs);
        inner.add(
            new Store(
                "panel", Index.of("i").times(UNITS).plus("c").plus(r), at("k", row.plus("i"))));
      }
      body.add(
          Loops.goOn(
              "c",
              Index.of("count"),
              Index.of(rows),
              List.of(
                  Loop.whole("i", Optional.of(Loops.ZERO), Index.of(inputs), Loops.ONE, inner))));
    }
    return body;
  }
}
