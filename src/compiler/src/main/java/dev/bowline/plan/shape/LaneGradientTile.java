package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.StoreLanes;
import dev.bowline.plan.loop.Statement.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What one use of a kernel adds to the gradient of some rows by some vectors of columns. One use,
 * because the arrays and bounds of two are more than a processor's registers hold.
 *
 * @param first whether it is the kernel's first use, which finds nothing to add to
 * @param height how many rows
 * @param width how many vectors
 */
record LaneGradientTile(
    boolean first, int height, int width, int leftStride, int rightStride, int gradientStride) {

  String name(String update) {
    return update
        + (first ? "Tile" : "MoreTile")
        + (height + "x" + width)
        + ("Of" + leftStride + "And" + rightStride);
  }

  /** {@code left} and {@code right} are read from the elements {@code i} and {@code j} on. */
  Procedure sums(String update) {
    Index n = Index.of("n");
    List<Statement> inner = new ArrayList<>();
    for (int v = 0; v < width; v++) {
      Index right = n.times(rightStride).plus("j").plus(LaneTile.lanes(v));
      inner.add(new Statement.Let(Precision.LANES, "d" + v, at("right", right)));
    }
    for (int r = 0; r < height; r++) {
      Index left = n.times(leftStride).plus("i").plus(r);
      inner.add(new Statement.Let(Precision.LANES, "a" + r, new Expr.Broadcast(at("left", left))));
      for (int v = 0; v < width; v++) {
        inner.add(LaneTile.accumulate("a" + r, "d" + v, LaneTile.sum(r, v)));
      }
    }
    List<Statement> body = new ArrayList<>();
    each((sum, place) -> body.add(new Variable(Precision.LANES, sum, start(place))));
    body.add(Loop.whole("n", Optional.of(Loops.ZERO), Index.of("rows"), Loops.ONE, inner));
    each((sum, place) -> body.add(new StoreLanes("gradient", place, Exprs.variable(sum))));
    String what = height + " rows of the kernel by " + width + " vectors";
    return new Procedure(
        name(update),
        Procedure.Place.SHARED,
        List.of(first ? "The gradient of " + what + "." : "Adds to the gradient of " + what + "."),
        List.of(
            Loops.vector("left"),
            Loops.whole("i"),
            Loops.vector("right"),
            Loops.whole("j"),
            Loops.whole("rows"),
            Loops.vector("gradient"),
            Loops.whole("at")),
        body);
  }

  private Expr start(Index place) {
    return first ? Exprs.ZERO : at("gradient", place);
  }

  /** Each sum, and its place in the gradient. */
  private void each(BiConsumer<String, Index> action) {
    for (int r = 0; r < height; r++) {
      for (int v = 0; v < width; v++) {
        Index place = Index.of("at").plus(r * gradientStride).plus(LaneTile.lanes(v));
        action.accept(LaneTile.sum(r, v), place);
      }
    }
  }
}
