package dev.bowline.dsl;

import dev.bowline.ast.Value;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** Java's numbers as the language writes them: without a sign, which is an operator. */
final class Numbers {
  private static final Pattern DIGITS =
      Pattern.compile("(?=.{1,64}$)(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");

  /** Numbers with more digits in front of the point get an exponent. */
  private static final int PLAIN = 16;

  private Numbers() {}

  static Term of(long value) {
    Term digits = of(Long.toString(value).replace("-", ""));
    return value < 0 ? digits.negated() : digits;
  }

  static Term of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(value + " cannot be written in a model file");
    }
    BigDecimal exact = BigDecimal.valueOf(Math.abs(value)).stripTrailingZeros();
    boolean plain = exact.precision() - exact.scale() <= PLAIN && exact.scale() <= 0;
    String text = plain ? exact.toPlainString() : exact.toString().toLowerCase(Locale.ROOT);
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    return negative ? of(text).negated() : of(text);
  }

  static Term of(String digits) {
    if (!DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException("\"" + digits + "\" is not a number without a sign");
    }
    return Term.of(new Value.Number(digits, CallSite.span()));
  }
}
