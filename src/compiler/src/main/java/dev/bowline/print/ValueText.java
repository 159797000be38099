package dev.bowline.print;

import dev.bowline.ast.Argument;
import dev.bowline.ast.Value;
import java.util.List;
import java.util.stream.Collectors;

/** The text of values, with as few parentheses as will do. */
final class ValueText {
  /** How tightly a value holds together; an operand that holds less needs parentheses. */
  private enum Strength {
    SUM,
    PRODUCT,
    NEGATION,
    ATOM
  }

  private ValueText() {}

  static String of(List<Argument> arguments) {
    return arguments.stream().map(ValueText::of).collect(Collectors.joining(", "));
  }

  static String of(Value value) {
    if (value instanceof Value.Number number) {
      return number.text();
    }
    if (value instanceof Value.Reference reference) {
      return reference.name().text();
    }
    if (value instanceof Value.Invocation invocation) {
      return invocation.call().name() + "(" + of(invocation.call().arguments()) + ")";
    }
    if (value instanceof Value.Flag flag) {
      return Boolean.toString(flag.on());
    }
    if (value instanceof Value.None) {
      return "none";
    }
    if (value instanceof Value.Text text) {
      return '"' + text.text().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    if (value instanceof Value.Sequence sequence) {
      return sequence.items().stream()
          .map(ValueText::of)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Value.Negation negation) {
      return "-" + operand(negation.operand(), Strength.NEGATION);
    }
    if (value instanceof Value.Arithmetic arithmetic) {
      return of(arithmetic);
    }
    throw new AssertionError(value);
  }

  private static String of(Argument argument) {
    return argument.name().map(name -> name + " = ").orElse("") + of(argument.value());
  }

  /** Operators of one strength are read from the left, so the right operand must hold tighter. */
  private static String of(Value.Arithmetic arithmetic) {
    Strength own = strength(arithmetic);
    Strength tighter = Strength.values()[own.ordinal() + 1];
    return operand(arithmetic.left(), own)
        + " "
        + arithmetic.operator().sign()
        + " "
        + operand(arithmetic.right(), tighter);
  }

  private static String operand(Value value, Strength needed) {
    boolean loose = strength(value).compareTo(needed) < 0;
    return loose ? "(" + of(value) + ")" : of(value);
  }

  private static Strength strength(Value value) {
    if (value instanceof Value.Negation) {
      return Strength.NEGATION;
    }
    if (value instanceof Value.Arithmetic arithmetic) {
      return switch (arithmetic.operator()) {
        case PLUS, MINUS -> Strength.SUM;
        case TIMES, DIVIDED_BY -> Strength.PRODUCT;
      };
    }
    return Strength.ATOM;
  }
}
