package dev.bowline.expr;

import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.number;

import dev.bowline.expr.Expr.Apply;
import dev.bowline.expr.Expr.Relation;
import dev.bowline.expr.Expr.Select;
import java.util.List;
import java.util.Map;

/**
 * The derivative of an expression, where that of each variable is known. Where an expression has a
 * kink, it is that of the branch that holds there.
 */
public final class Derivative {
  private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

  private final Map<String, Expr> slopes;

  private Derivative(Map<String, Expr> slopes) {
    this.slopes = slopes;
  }

  /**
   * The derivative.
   *
   * @param slopes those of the variables; others are constants
   * @throws IllegalArgumentException if the expression has a function whose derivative none of the
   *     functions of {@link Expr.Function} gives
   */
  public static Expr of(Expr expr, Map<String, Expr> slopes) {
    return new Derivative(slopes).of(expr);
  }

  private Expr of(Expr expr) {
    if (expr instanceof Expr.Number) {
      return ZERO;
    }
    if (expr instanceof Expr.Variable variable) {
      return slopes.getOrDefault(variable.name(), ZERO);
    }
    if (expr instanceof Select select) {
      return select(
          select.left(),
          select.relation(),
          select.right(),
          of(select.then()),
          of(select.otherwise()));
    }
    if (expr instanceof Apply apply) {
      List<Expr> inner = apply.arguments().stream().map(this::of).toList();
      return inner.stream().allMatch(ZERO::equals) ? ZERO : of(apply, inner);
    }
    throw new IllegalArgumentException("no derivative of " + expr);
  }

  private static Expr of(Apply apply, List<Expr> inner) {
    Expr a = apply.arguments().get(0);
    Expr da = inner.get(0);
    Expr b = apply.function().arity() > 1 ? apply.arguments().get(1) : ZERO;
    Expr db = apply.function().arity() > 1 ? inner.get(1) : ZERO;
    return switch (apply.function()) {
      case ADD -> add(da, db);
      case SUBTRACT -> sub(da, db);
      case MULTIPLY -> add(mul(da, b), mul(a, db));
      case MULTIPLY_ADD -> add(add(mul(da, b), mul(a, db)), inner.get(2));
      case DIVIDE -> div(sub(da, mul(apply, db)), b);
      case NEGATE -> sub(ZERO, da);
      case MIN -> select(a, Relation.AT_MOST, b, da, db);
      case MAX -> select(a, Relation.AT_LEAST, b, da, db);
      case POW -> power(a, da, b, db);
      case ABS -> mul(Exprs.sign(a), da);
      case SQRT -> div(da, mul(number(2), apply));
      case EXP -> mul(apply, da);
      case LOG -> div(da, a);
      case LOG1P -> div(da, add(ONE, a));
      case LOG_SIGMOID_OF_ABS ->
          mul(mul(Exprs.sign(a), Exprs.sigmoid(Exprs.neg(Exprs.abs(a)))), da);
      case EXPM1 -> mul(Exprs.exp(a), da);
      case TANH -> mul(sub(ONE, Exprs.square(apply)), da);
      case SIGMOID -> mul(mul(apply, Exprs.sigmoid(sub(ZERO, a))), da);
      case ERF -> mul(mul(number(TWO_OVER_ROOT_PI), Exprs.exp(sub(ZERO, Exprs.square(a)))), da);
      case SIGN, FLOOR -> ZERO;
      case COS, RISING_PRODUCT, SCALE, EXPONENT, MANTISSA ->
          throw new IllegalArgumentException("no derivative of " + apply.function());
    };
  }

  private static Expr power(Expr base, Expr slope, Expr exponent, Expr slopeOfExponent) {
    if (!slopeOfExponent.equals(ZERO)) {
      throw new IllegalArgumentException("no derivative of a power with a variable exponent");
    }
    return mul(mul(exponent, Exprs.pow(base, sub(exponent, ONE))), slope);
  }

  private static Expr add(Expr a, Expr b) {
    if (a.equals(ZERO)) {
      return b;
    }
    return b.equals(ZERO) ? a : Exprs.add(a, b);
  }

  private static Expr sub(Expr a, Expr b) {
    if (b.equals(ZERO)) {
      return a;
    }
    return a.equals(ZERO) ? Exprs.neg(b) : Exprs.sub(a, b);
  }

  private static Expr mul(Expr a, Expr b) {
    if (a.equals(ZERO) || b.equals(ZERO)) {
      return ZERO;
    }
    if (a.equals(ONE)) {
      return b;
    }
    return b.equals(ONE) ? a : Exprs.mul(a, b);
  }

  private static Expr div(Expr a, Expr b) {
    return a.equals(ZERO) ? ZERO : Exprs.div(a, b);
  }

  private static Expr select(Expr left, Relation relation, Expr right, Expr then, Expr otherwise) {
    return then.equals(otherwise) ? then : Exprs.select(left, relation, right, then, otherwise);
  }
}
