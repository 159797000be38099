package dev.bowline.expr;

import java.util.List;

/** An arithmetic expression on real numbers. Build one with the methods of {@link Exprs}. */
public sealed interface Expr {

  /** A number. */
  record Number(double value) implements Expr {}

  /** A variable, bound by whoever places the formula. */
  record Variable(String name) implements Expr {}

  /** {@code array[index]}; only plans hold it, never the catalogue. */
  record Element(String array, Index index) implements Expr {}

  /** One number in every lane of a vector; only plans hold it. */
  record Broadcast(Expr number) implements Expr {}

  /** The numbers in the lanes of a vector as one: their sum or maximum; only plans hold it. */
  record Across(Function function, String lanes) implements Expr {}

  /**
   * The lanes of a vector that begins at the last elements of a row of {@code size} numbers; those
   * beyond the row's end are {@code otherwise}. Only plans hold it.
   */
  record Within(Expr lanes, int size, double otherwise) implements Expr {}

  /** A function of one, two or three arguments. */
  record Apply(Function function, List<Expr> arguments) implements Expr {
    public Apply {
      arguments = List.copyOf(arguments);
      if (arguments.size() != function.arity()) {
        throw new IllegalArgumentException(function + " of " + arguments.size());
      }
    }
  }

  /** {@code left relation right ? then : otherwise}. */
  record Select(Relation relation, Expr left, Expr right, Expr then, Expr otherwise)
      implements Expr {}

  /** How two numbers may compare. */
  enum Relation {
    LESS("<"),
    AT_MOST("<="),
    EQUAL("=="),
    AT_LEAST(">="),
    GREATER(">");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    /** Whether it holds. */
    public boolean holds(double left, double right) {
      return switch (this) {
        case LESS -> left < right;
        case AT_MOST -> left <= right;
        case EQUAL -> left == right;
        case AT_LEAST -> left >= right;
        case GREATER -> left > right;
      };
    }
  }

  /** The functions that a formula may use. */
  enum Function {
    ADD(2),
    SUBTRACT(2),
    MULTIPLY(2),
    DIVIDE(2),
    /** {@code a 2^n}, where n is in the lowest bits of b, to which 3 * 2^22 was added. */
    SCALE(2),
    /** n of {@code a = m 2^n} with m from sqrt(1/2) to sqrt(2), for a normal number above 0. */
    EXPONENT(1),
    /** m of {@code a = m 2^n}. */
    MANTISSA(1),
    /** {@code a b + c}, which vector code rounds once. */
    MULTIPLY_ADD(3),
    NEGATE(1),
    MIN(2),
    MAX(2),
    POW(2),
    ABS(1),
    SQRT(1),
    EXP(1),
    LOG(1),
    LOG1P(1),
    /** {@code ln(sigmoid(|a|))}, where b is {@code sigmoid(a)}, from which code may compute it. */
    LOG_SIGMOID_OF_ABS(2),
    EXPM1(1),
    TANH(1),
    SIGMOID(1),
    /** The error function. */
    ERF(1),
    /** The product of {@code 1 - 0.96^i / 2} over whole i from 1 to a. */
    RISING_PRODUCT(1),
    SIGN(1),
    FLOOR(1),
    COS(1);

    private final int arity;

    Function(int arity) {
      this.arity = arity;
    }

    public int arity() {
      return arity;
    }
  }
}
