package dev.bowline.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/** An exact number: a fraction in lowest terms, the denominator above 0. */
record Rational(BigInteger numerator, BigInteger denominator) {
  /**
   * More than any double needs; what is longer than this is the work of a loop, not of a person.
   */
  private static final int LONGEST_LITERAL = 1_000;

  private static final int MOST_BITS = 8_192;
  private static final int MOST_DIGITS = 310;
  private static final int LEAST_DIGITS = -330;

  /** Enough that rounding to it and then to a double is right for what people write. */
  private static final MathContext DIGITS = new MathContext(60);

  private static final MathContext SHOWN = new MathContext(6);

  static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  /** The number written, unless it is too large, too small or too long for a double. */
  static Optional<Rational> parse(String text) {
    if (text.length() > LONGEST_LITERAL) {
      return Optional.empty();
    }
    BigDecimal decimal;
    try {
      decimal = new BigDecimal(text);
    } catch (NumberFormatException e) {
      // The grammar lets only numbers through: what is left are exponents beyond an int.
      return Optional.empty();
    }
    if (decimal.signum() == 0) {
      return Optional.of(of(0));
    }
    long digits = (long) decimal.precision() - decimal.scale();
    if (digits > MOST_DIGITS || digits < LEAST_DIGITS) {
      return Optional.empty();
    }
    return Optional.of(
        decimal.scale() <= 0
            ? new Rational(decimal.toBigIntegerExact(), BigInteger.ONE)
            : ratio(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale())));
  }

  /** Whether a text would be read as a number. */
  static boolean isNumber(String text) {
    return parse(text).isPresent();
  }

  Rational plus(Rational other) {
    return ratio(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Rational minus(Rational other) {
    return plus(other.negated());
  }

  Rational times(Rational other) {
    return ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /** The quotient; the other number must not be 0. */
  Rational dividedBy(Rational other) {
    return ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  Rational negated() {
    return new Rational(numerator.negate(), denominator);
  }

  boolean isZero() {
    return numerator.signum() == 0;
  }

  boolean isWhole() {
    return denominator.equals(BigInteger.ONE);
  }

  /** Whether it is too long to go on calculating with it. */
  boolean isTooLong() {
    return numerator.bitLength() > MOST_BITS || denominator.bitLength() > MOST_BITS;
  }

  /** The nearest double; infinite if it is too large for one. */
  double toDouble() {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), DIGITS).doubleValue();
  }

  /** As people write it: {@code 33}, {@code 0.5}, {@code 33.3333...}. */
  @Override
  public String toString() {
    if (isWhole()) {
      String digits = numerator.toString();
      return digits.length() <= 20 ? digits : rounded().toString();
    }
    BigDecimal shown = rounded();
    boolean exact = new Rational(numerator, denominator).equals(ofExactly(shown));
    return shown.toPlainString().length() <= 20
        ? shown.toPlainString() + (exact ? "" : "...")
        : shown.toString();
  }

  private BigDecimal rounded() {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), SHOWN)
        .stripTrailingZeros();
  }

  private static Rational ofExactly(BigDecimal decimal) {
    return decimal.scale() <= 0
        ? new Rational(decimal.toBigInteger(), BigInteger.ONE)
        : ratio(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
  }

  private static Rational ratio(BigInteger numerator, BigInteger denominator) {
    BigInteger divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    return new Rational(numerator.divide(divisor), denominator.divide(divisor));
  }
}
