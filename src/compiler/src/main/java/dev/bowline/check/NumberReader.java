package dev.bowline.check;

import dev.bowline.ast.Value;
import dev.bowline.catalog.ArgumentType;
import dev.bowline.catalog.Range;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import java.math.BigInteger;
import java.util.Optional;

/** Reads numbers: whole ones exactly, real ones as doubles, both within their range. */
final class NumberReader {
  private final Arithmetic arithmetic;
  private final Reporter reporter;

  NumberReader(Arithmetic arithmetic, Reporter reporter) {
    this.arithmetic = arithmetic;
    this.reporter = reporter;
  }

  Reading real(Place place, ArgumentType.Real type) {
    Optional<Rational> number = number(place, type);
    if (number.isEmpty()) {
      return Reading.FAULTY;
    }
    double value = number.get().toDouble();
    if (Double.isInfinite(value) || value == 0 && !number.get().isZero()) {
      return doesNotFit(place, number.get(), "a double");
    }
    if (!type.range().holds(value)) {
      return outOfRange(place, number.get(), type.range());
    }
    return new Reading.Known(value);
  }

  Reading whole(Place place, ArgumentType.Whole type) {
    Optional<Rational> number = number(place, type);
    if (number.isEmpty()) {
      return Reading.FAULTY;
    }
    Rational value = number.get();
    if (!value.isWhole()) {
      return fault(
          place,
          place
              .fault(Code.AE506, place.what() + " wants a whole number, not " + value)
              .labelled("this is " + value));
    }
    Range range = type.range();
    if (!fits(value.numerator(), range)) {
      String javaType = range.high() > Integer.MAX_VALUE ? "a Java long" : "a Java int";
      return doesNotFit(place, value, javaType);
    }
    if (!range.holds(value.numerator().longValueExact())) {
      return outOfRange(place, value, range);
    }
    return new Reading.Known(value.numerator().longValueExact());
  }

  /** Whether it is neither above the type that the range ends with nor beyond a long. */
  private static boolean fits(BigInteger value, Range range) {
    boolean anInt = range.high() <= Integer.MAX_VALUE;
    return value.bitLength() < (anInt && value.signum() > 0 ? Integer.SIZE : Long.SIZE);
  }

  private Optional<Rational> number(Place place, ArgumentType type) {
    Value held = place.held();
    if (Arithmetic.isNumeric(held)) {
      return arithmetic.evaluate(place.written());
    }
    if (held instanceof Value.Reference unknown
        && Described.name(unknown.name().text()).isEmpty()) {
      return arithmetic.evaluate(held);
    }
    Diagnostic fault = place.wrongKind(type);
    if (held instanceof Value.Text text && Rational.isNumber(text.text())) {
      fault = fault.help("write the number without quotes");
    }
    reporter.report(fault, place.cause());
    return Optional.empty();
  }

  private Reading outOfRange(Place place, Rational value, Range range) {
    return fault(
        place,
        place
            .fault(Code.AE505, place.what() + " " + Described.range(range) + ", not " + value)
            .labelled(isPlain(place) ? "" : "this is " + value));
  }

  private Reading doesNotFit(Place place, Rational value, String javaType) {
    return fault(
        place,
        place.fault(
            Code.AE510, place.what() + " is " + value + ", which does not fit " + javaType));
  }

  private static boolean isPlain(Place place) {
    return place.written() instanceof Value.Number || place.written() instanceof Value.Negation;
  }

  private Reading fault(Place place, Diagnostic fault) {
    reporter.report(fault, place.cause());
    return Reading.FAULTY;
  }
}
