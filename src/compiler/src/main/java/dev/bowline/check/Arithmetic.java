package dev.bowline.check;

import dev.bowline.ast.Name;
import dev.bowline.ast.Value;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.diagnostic.Suggest;
import dev.bowline.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Calculates, exactly; a fault is reported where it arises and gives no number. */
final class Arithmetic {
  private static final int DEEPEST = 300;

  private final Consts consts;
  private final Reporter reporter;

  Arithmetic(Consts consts, Reporter reporter) {
    this.consts = consts;
    this.reporter = reporter;
  }

  /** Whether a value is a number or made of numbers, as far as its outside tells. */
  static boolean isNumeric(Value value) {
    return value instanceof Value.Number
        || value instanceof Value.Negation
        || value instanceof Value.Arithmetic;
  }

  Optional<Rational> evaluate(Value value) {
    return evaluate(value, 0);
  }

  private Optional<Rational> evaluate(Value value, int depth) {
    if (value instanceof Value.Number number) {
      Optional<Rational> parsed = Rational.parse(number.text());
      return parsed.isPresent() ? parsed : overflow(number.span(), Quote.of(number.text()));
    }
    if (depth > DEEPEST) {
      reporter.report(
          Diagnostic.of(
              Code.AE511,
              value.span(),
              "this is nested more than %d deep, its consts included".formatted(DEEPEST)),
          // Once for the file: a chain this long would have many such places.
          new Span(value.span().file(), 0, 0));
      return Optional.empty();
    }
    if (value instanceof Value.Negation negation) {
      return evaluate(negation.operand(), depth + 1).map(Rational::negated);
    }
    if (value instanceof Value.Arithmetic arithmetic) {
      return chain(arithmetic, depth);
    }
    if (value instanceof Value.Reference reference) {
      return reference(reference, depth);
    }
    return notANumber(value, value);
  }

  /** {@code a + b + c ...} leans to the left and may be as long as a file: no recursion there. */
  private Optional<Rational> chain(Value.Arithmetic last, int depth) {
    Deque<Value.Arithmetic> operations = new ArrayDeque<>();
    Value first = last;
    while (first instanceof Value.Arithmetic operation) {
      operations.push(operation);
      first = operation.left();
    }
    Optional<Rational> left = evaluate(first, depth + 1);
    for (Value.Arithmetic operation : operations) {
      Optional<Rational> right = evaluate(operation.right(), depth + 1);
      left =
          left.isPresent() && right.isPresent()
              ? apply(operation, left.get(), right.get())
              : Optional.empty();
    }
    return left;
  }

  private Optional<Rational> apply(Value.Arithmetic operation, Rational left, Rational right) {
    Rational result;
    switch (operation.operator()) {
      case PLUS -> result = left.plus(right);
      case MINUS -> result = left.minus(right);
      case TIMES -> result = left.times(right);
      default -> {
        if (right.isZero()) {
          return fault(
              Diagnostic.of(Code.AE509, operation.right().span(), "division by zero")
                  .labelled("this is 0"));
        }
        result = left.dividedBy(right);
      }
    }
    return result.isTooLong() ? overflow(operation.span(), "the result") : Optional.of(result);
  }

  private Optional<Rational> reference(Value.Reference reference, int depth) {
    Name name = reference.name();
    if (!consts.has(name.text())) {
      Optional<String> known = Described.name(name.text());
      return known.isPresent() ? notANumber(reference, reference) : unknown(name);
    }
    Optional<Value> held = consts.resolve(reference);
    if (held.isEmpty()) {
      return Optional.empty();
    }
    if (!isNumeric(held.get())) {
      return notANumber(reference, held.get());
    }
    Optional<Optional<Rational>> before = consts.number(name.text());
    if (before.isPresent()) {
      return before.get();
    }
    Optional<Rational> number = evaluate(consts.value(name.text()), depth + 1);
    consts.remember(name.text(), number);
    return number;
  }

  private Optional<Rational> unknown(Name name) {
    return fault(
        Diagnostic.of(Code.AE203, name.span(), "unknown const " + Quote.of(name.text()))
            .help(Suggest.help(name.text(), consts.names())));
  }

  private Optional<Rational> notANumber(Value written, Value held) {
    Diagnostic fault =
        Diagnostic.of(
            Code.AE507, written.span(), "a number is wanted here, not " + Described.value(held));
    return fault(written == held ? fault : fault.with(held.span(), "it comes from here"));
  }

  private Optional<Rational> overflow(Span span, String what) {
    return fault(
        Diagnostic.of(Code.AE510, span, what + " is beyond the range or the digits of a number"));
  }

  private Optional<Rational> fault(Diagnostic diagnostic) {
    reporter.report(diagnostic);
    return Optional.empty();
  }
}
