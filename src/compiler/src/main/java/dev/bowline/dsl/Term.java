package dev.bowline.dsl;

import dev.bowline.ast.Value;

/** A value of the model language, and arithmetic on it. */
public sealed interface Term permits CallBuilder, PlainTerm {
  /** The value's tree. */
  Value value();

  /** This plus another one. */
  default Term plus(Term other) {
    return arithmetic(Value.Operator.PLUS, other);
  }

  /** This minus another one. */
  default Term minus(Term other) {
    return arithmetic(Value.Operator.MINUS, other);
  }

  /** This times another one. */
  default Term times(Term other) {
    return arithmetic(Value.Operator.TIMES, other);
  }

  /** This divided by another one. */
  default Term dividedBy(Term other) {
    return arithmetic(Value.Operator.DIVIDED_BY, other);
  }

  /** This plus a number. */
  default Term plus(double other) {
    return plus(Numbers.of(other));
  }

  /** This minus a number. */
  default Term minus(double other) {
    return minus(Numbers.of(other));
  }

  /** This times a number. */
  default Term times(double other) {
    return times(Numbers.of(other));
  }

  /** This divided by a number. */
  default Term dividedBy(double other) {
    return dividedBy(Numbers.of(other));
  }

  /** Minus this. */
  default Term negated() {
    return of(new Value.Negation(value(), CallSite.span()));
  }

  private Term arithmetic(Value.Operator operator, Term other) {
    return of(new Value.Arithmetic(operator, value(), other.value(), CallSite.span()));
  }

  /** A value that was made elsewhere. */
  static Term of(Value value) {
    return new PlainTerm(Depth.checked(value));
  }
}
