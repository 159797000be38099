package dev.bowline.expr;

import dev.bowline.expr.Expr.Apply;
import dev.bowline.expr.Expr.Function;
import dev.bowline.expr.Expr.Relation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Short names for building expressions, to be imported statically; and what they come to. */
public final class Exprs {
  public static final Expr ZERO = number(0);
  public static final Expr ONE = number(1);

  private Exprs() {}

  public static Expr number(double value) {
    return new Expr.Number(value);
  }

  public static Expr variable(String name) {
    return new Expr.Variable(name);
  }

  public static Expr element(String array, Index index) {
    return new Expr.Element(array, index);
  }

  public static Expr add(Expr a, Expr b) {
    return apply(Function.ADD, a, b);
  }

  public static Expr sub(Expr a, Expr b) {
    return apply(Function.SUBTRACT, a, b);
  }

  public static Expr mul(Expr a, Expr b) {
    return apply(Function.MULTIPLY, a, b);
  }

  /** {@code a b + c}. */
  public static Expr mulAdd(Expr a, Expr b, Expr c) {
    return apply(Function.MULTIPLY_ADD, a, b, c);
  }

  public static Expr div(Expr a, Expr b) {
    return apply(Function.DIVIDE, a, b);
  }

  public static Expr neg(Expr a) {
    return apply(Function.NEGATE, a);
  }

  public static Expr min(Expr a, Expr b) {
    return apply(Function.MIN, a, b);
  }

  public static Expr max(Expr a, Expr b) {
    return apply(Function.MAX, a, b);
  }

  public static Expr pow(Expr a, Expr b) {
    return apply(Function.POW, a, b);
  }

  public static Expr square(Expr a) {
    return mul(a, a);
  }

  public static Expr abs(Expr a) {
    return apply(Function.ABS, a);
  }

  public static Expr sqrt(Expr a) {
    return apply(Function.SQRT, a);
  }

  public static Expr exp(Expr a) {
    return apply(Function.EXP, a);
  }

  public static Expr log(Expr a) {
    return apply(Function.LOG, a);
  }

  public static Expr log1p(Expr a) {
    return apply(Function.LOG1P, a);
  }

  /** {@code ln(sigmoid(|a|))}, with what {@code sigmoid(a)} is. */
  public static Expr logSigmoidOfAbs(Expr a, Expr sigmoid) {
    return apply(Function.LOG_SIGMOID_OF_ABS, a, sigmoid);
  }

  public static Expr expm1(Expr a) {
    return apply(Function.EXPM1, a);
  }

  public static Expr tanh(Expr a) {
    return apply(Function.TANH, a);
  }

  public static Expr sigmoid(Expr a) {
    return apply(Function.SIGMOID, a);
  }

  /** The error function. */
  public static Expr erf(Expr a) {
    return apply(Function.ERF, a);
  }

  /** The product of {@code 1 - 0.96^i / 2} over whole i from 1 to a. */
  public static Expr risingProduct(Expr a) {
    return apply(Function.RISING_PRODUCT, a);
  }

  /** The largest whole number that is not above a. */
  public static Expr floor(Expr a) {
    return apply(Function.FLOOR, a);
  }

  public static Expr cos(Expr a) {
    return apply(Function.COS, a);
  }

  /** -1, 0 or 1. */
  public static Expr sign(Expr a) {
    return apply(Function.SIGN, a);
  }

  public static Expr select(Expr left, Relation relation, Expr right, Expr then, Expr otherwise) {
    return new Expr.Select(relation, left, right, then, otherwise);
  }

  private static Expr apply(Function function, Expr... arguments) {
    return new Apply(function, List.of(arguments));
  }

  /** The same expression with some variables replaced. */
  public static Expr substitute(Expr expr, Map<String, Expr> values) {
    if (expr instanceof Expr.Variable variable) {
      return values.getOrDefault(variable.name(), variable);
    }
    if (expr instanceof Apply apply) {
      return new Apply(
          apply.function(), apply.arguments().stream().map(a -> substitute(a, values)).toList());
    }
    if (expr instanceof Expr.Select select) {
      return new Expr.Select(
          select.relation(),
          substitute(select.left(), values),
          substitute(select.right(), values),
          substitute(select.then(), values),
          substitute(select.otherwise(), values));
    }
    return expr;
  }

  /** The names of all variables in an expression. */
  public static Set<String> variables(Expr expr) {
    Set<String> names = new LinkedHashSet<>();
    collect(expr, names);
    return names;
  }

  private static void collect(Expr expr, Set<String> names) {
    if (expr instanceof Expr.Variable variable) {
      names.add(variable.name());
    }
    parts(expr).forEach(part -> collect(part, names));
  }

  /** Whether a function stands anywhere in an expression. */
  public static boolean has(Expr expr, Function function) {
    return expr instanceof Apply apply && apply.function() == function
        || parts(expr).stream().anyMatch(part -> has(part, function));
  }

  /** What an expression of the catalogue is made of, if it is not a number or a variable. */
  public static List<Expr> parts(Expr expr) {
    if (expr instanceof Apply apply) {
      return apply.arguments();
    }
    return expr instanceof Expr.Select select
        ? List.of(select.left(), select.right(), select.then(), select.otherwise())
        : List.of();
  }
}
