package dev.bowline.expr;

import dev.bowline.runtime.spi.Doubles;
import java.util.Map;

/** What an expression comes to in double precision, when its variables are known. */
public final class Evaluator {
  private Evaluator() {}

  /**
   * The value of an expression.
   *
   * @throws IllegalArgumentException if a variable has no value
   */
  public static double evaluate(Expr expr, Map<String, Double> values) {
    if (expr instanceof Expr.Number number) {
      return number.value();
    }
    if (expr instanceof Expr.Variable variable) {
      Double value = values.get(variable.name());
      if (value == null) {
        throw new IllegalArgumentException("no value for " + variable.name());
      }
      return value;
    }
    if (expr instanceof Expr.Apply apply) {
      double a = evaluate(apply.arguments().get(0), values);
      double b = apply.function().arity() > 1 ? evaluate(apply.arguments().get(1), values) : 0;
      double c = apply.function().arity() > 2 ? evaluate(apply.arguments().get(2), values) : 0;
      return apply(apply.function(), a, b, c);
    }
    if (expr instanceof Expr.Select select) {
      return select
              .relation()
              .holds(evaluate(select.left(), values), evaluate(select.right(), values))
          ? evaluate(select.then(), values)
          : evaluate(select.otherwise(), values);
    }
    throw new IllegalArgumentException("no value for " + expr);
  }

  private static double apply(Expr.Function function, double a, double b, double c) {
    return switch (function) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MULTIPLY_ADD -> a * b + c;
      case NEGATE -> -a;
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case POW -> Math.pow(a, b);
      case ABS -> Math.abs(a);
      case SQRT -> Math.sqrt(a);
      case EXP -> Math.exp(a);
      case LOG -> Math.log(a);
      case LOG1P -> Math.log1p(a);
      case LOG_SIGMOID_OF_ABS -> -Math.log1p(Math.exp(-Math.abs(a)));
      case EXPM1 -> Math.expm1(a);
      case TANH -> Math.tanh(a);
      case SIGMOID -> 1 / (1 + Math.exp(-a));
      case SIGN -> Math.signum(a);
      case FLOOR -> Math.floor(a);
      case COS -> Math.cos(a);
      case ERF -> Doubles.erf(a);
      case RISING_PRODUCT -> Doubles.risingProduct(a);
      case SCALE, EXPONENT, MANTISSA ->
          throw new IllegalArgumentException(function + " is of single precision");
    };
  }
}
