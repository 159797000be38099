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
import java.util.List;
import java.util.Optional;

/** What {@link LaneGradient} does with some rows of a kernel at a time. */
record LaneGradientTile(LaneGradient.Kernel kernel, int height) {
  /** The gradient of the tile by so many vectors of columns. */
  Procedure sums(String name, int width) {
    List<Formal> formals = new ArrayList<>();
    for (int use = 0; use < kernel.uses().size(); use++) {
      formals.add(Loops.vector("left" + use));
      formals.add(Loops.whole("at" + use));
      formals.add(Loops.vector("right" + use));
    }
    formals.addAll(
        List.of(
            Loops.whole("rows"), Loops.whole("j"), Loops.vector("gradient"), Loops.whole("at")));
    List<Statement> body = new ArrayList<>();
    for (int r = 0; r < height; r++) {
      for (int v = 0; v < width; v++) {
        body.add(new Variable(Precision.LANES, LaneTile.sum(r, v), Exprs.ZERO));
      }
    }
    for (int use = 0; use < kernel.uses().size(); use++) {
      LaneGradient.Factors factors = kernel.uses().get(use);
      Index n = Index.of("n");
      List<Statement> inner = new ArrayList<>();
      for (int v = 0; v < width; v++) {
        Index right = n.times(factors.rightStride()).plus("j").plus(LaneTile.lanes(v));
        inner.add(new Statement.Let(Precision.LANES, "d" + v, at("right" + use, right)));
      }
      for (int r = 0; r < height; r++) {
        int stride = kernel.blocked() ? LaneGradient.block(height, kernel) : factors.leftStride();
        Index left = n.times(stride).plus("at" + use).plus(r);
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
        Index g = Index.of("at").plus(r * kernel.padded()).plus(LaneTile.lanes(v));
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
}
