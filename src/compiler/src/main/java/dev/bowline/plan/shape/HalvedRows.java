package dev.bowline.plan.shape;

import dev.bowline.catalog.Gated;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Procedure.Kind;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An activation that makes one number of two: y [rows][size / 2] of x [rows][size], or dx of x and
 * dy. In each group of {@code width} elements of x, the first half is a and the second b.
 */
public record HalvedRows(
    String name, List<String> comment, Gated activation, Way way, int size, int width) {
  /** Which of the two is computed. */
  public enum Way {
    FORWARD,
    BACKWARD
  }

  /** For matrices that are arrays of rows. */
  public static Procedure ofRows(HalvedRows given) {
    return given.procedure(
        Kind.MATRIX, RowAccess.ofRows(given.size), RowAccess.ofRows(given.size / 2));
  }

  /** For matrices in one array each, with the strides of x and of y. */
  public static Procedure flat(HalvedRows given, int whole, int half) {
    return given.procedure(Kind.VECTOR, RowAccess.flat(whole), RowAccess.flat(half));
  }

  private Procedure procedure(Kind matrix, RowAccess whole, RowAccess half) {
    boolean forward = way == Way.FORWARD;
    List<Formal> formals = new ArrayList<>();
    for (String array : forward ? List.of("x", "y") : List.of("x", "dy", "dx")) {
      formals.add(new Formal(matrix, array));
    }
    formals.addAll(Loops.ROWS);
    List<Statement> row = new ArrayList<>(List.of(whole.begin("x")));
    if (forward) {
      row.add(half.begin("y"));
    } else {
      row.add(half.begin("dy"));
      row.add(whole.begin("dx"));
    }
    Loop group = Loop.over("j", width / 2, body(whole, half));
    row.add(width == size ? group : Loop.over("g", size / width, List.of(group)));
    return new Procedure(
        name, Procedure.Place.SHARED, comment, formals, List.of(Loop.overRows(row)));
  }

  private List<Statement> body(RowAccess whole, RowAccess half) {
    Index group = width == size ? Index.of(0) : Index.of("g");
    Index first = group.times(width).plus("j");
    Index second = first.plus(width / 2);
    Index made = group.times(width / 2).plus("j");
    List<Statement> body = new ArrayList<>();
    body.add(Loops.let("aJ", whole.element("x", first)));
    body.add(Loops.let("bJ", whole.element("x", second)));
    if (way == Way.FORWARD) {
      body.add(half.store("y", made, named(activation.value())));
      return body;
    }
    Expr dy = Exprs.variable("dyJ");
    body.add(Loops.let("dyJ", half.element("dy", made)));
    body.add(whole.store("dx", first, Exprs.mul(dy, named(activation.slopeOfA()))));
    body.add(whole.store("dx", second, Exprs.mul(dy, named(activation.slopeOfB()))));
    return body;
  }

  private static Expr named(Expr formula) {
    return Exprs.substitute(formula, Map.of("a", Exprs.variable("aJ"), "b", Exprs.variable("bJ")));
  }
}
