package dev.bowline.print;

import dev.bowline.ast.Argument;
import dev.bowline.ast.Value;
import java.util.List;

/** Writes values, with as few parentheses as will do. */
final class ValueWriter {
  private final Pieces pieces;

  /** How tightly a value holds together; an operand that holds less needs parentheses. */
  private enum Strength {
    SUM,
    PRODUCT,
    NEGATION,
    ATOM
  }

  ValueWriter(Pieces pieces) {
    this.pieces = pieces;
  }

  /** Arguments in their parentheses. */
  void write(List<Argument> arguments) {
    pieces.symbol("(").separated(arguments, this::write).symbol(")");
  }

  void write(Value value) {
    if (value instanceof Value.Number number) {
      pieces.number(number.text());
    } else if (value instanceof Value.Reference reference) {
      pieces.word(reference.name());
    } else if (value instanceof Value.Invocation invocation) {
      pieces.word(invocation.call().name());
      write(invocation.call().arguments());
    } else if (value instanceof Value.Flag flag) {
      pieces.word(flag.on());
    } else if (value instanceof Value.None) {
      pieces.word("none");
    } else if (value instanceof Value.Text text) {
      pieces.text(text.text());
    } else if (value instanceof Value.Sequence sequence) {
      pieces.symbol("[").separated(sequence.items(), this::write).symbol("]");
    } else if (value instanceof Value.Negation negation) {
      pieces.symbol("-");
      operand(negation.operand(), Strength.NEGATION);
    } else if (value instanceof Value.Arithmetic arithmetic) {
      write(arithmetic);
    } else {
      throw new AssertionError(value);
    }
  }

  private void write(Argument argument) {
    argument.name().ifPresent(name -> pieces.word(name).symbol("="));
    write(argument.value());
  }

  /** Operators of one strength are read from the left, so the right operand must hold tighter. */
  private void write(Value.Arithmetic arithmetic) {
    Strength own = strength(arithmetic);
    operand(arithmetic.left(), own);
    pieces.symbol(arithmetic.operator().sign());
    operand(arithmetic.right(), Strength.values()[own.ordinal() + 1]);
  }

  private void operand(Value value, Strength needed) {
    if (strength(value).compareTo(needed) < 0) {
      pieces.symbol("(");
      write(value);
      pieces.symbol(")");
    } else {
      write(value);
    }
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
