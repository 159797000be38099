package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure.Formal;
import java.util.List;

/**
 * The sizes of a product {@code y = x k + b}: k is [inputs][units] as the product reads it.
 *
 * @param sums what the sums begin with
 */
public record Extent(int inputs, int units, Sums sums) {
  /** What sums begin with. */
  public enum Sums {
    FROM_BIAS,
    FROM_ZERO
  }

  /** The parameter b, if there is a bias. */
  List<Formal> bias() {
    return sums == Sums.FROM_BIAS ? List.of(Loops.vector("b")) : List.of();
  }

  /** The first summand of a unit. */
  Expr start(Index unit) {
    return sums == Sums.FROM_BIAS ? at("b", unit) : Exprs.ZERO;
  }
}
