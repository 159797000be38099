package dev.bowline.expr;

import dev.bowline.expr.Expr.Function;
import java.util.EnumSet;
import java.util.Set;

/** Which formulas vector code can compute: see LaneMath in the plan. */
public final class Lanes {
  private static final Set<Function> FUNCTIONS =
      EnumSet.of(
          Function.ADD,
          Function.SUBTRACT,
          Function.MULTIPLY,
          Function.DIVIDE,
          Function.MULTIPLY_ADD,
          Function.NEGATE,
          Function.MIN,
          Function.MAX,
          Function.ABS,
          Function.SQRT,
          Function.SIGN,
          Function.EXP,
          Function.LOG,
          Function.LOG1P,
          Function.EXPM1,
          Function.ERF,
          Function.LOG_SIGMOID_OF_ABS,
          Function.TANH,
          Function.SIGMOID);

  private Lanes() {}

  /** Whether vector code has every function of a formula. */
  public static boolean have(Expr expr) {
    return (!(expr instanceof Expr.Apply apply) || FUNCTIONS.contains(apply.function()))
        && Exprs.parts(expr).stream().allMatch(Lanes::have);
  }
}
