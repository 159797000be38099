package dev.bowline.ast;

import dev.bowline.source.Span;
import java.util.List;

/** A value as written: a number, a name, a call, arithmetic on them, a list ... */
public sealed interface Value {
  Span span();

  /**
   * A number with the digits the user wrote, such as {@code 32} or {@code 1e-3}. Its text has no
   * sign: a minus is a {@link Negation}.
   */
  record Number(String text, Span span) implements Value {}

  /** A bare name: a const, or a call without arguments; the checker knows which. */
  record Reference(Name name, Span span) implements Value {}

  /** A name with parentheses behind it. */
  record Invocation(Call call, Span span) implements Value {}

  /** {@code true} or {@code false}. */
  record Flag(boolean on, Span span) implements Value {}

  /** {@code none}. */
  record None(Span span) implements Value {}

  /** A text between quotes, unescaped. */
  record Text(String text, Span span) implements Value {}

  /** {@code [a, b]}. */
  record Sequence(List<Value> items, Span span) implements Value {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** {@code -a}. */
  record Negation(Value operand, Span span) implements Value {}

  /** {@code left operator right}; parentheses are not kept, the tree says it all. */
  record Arithmetic(Operator operator, Value left, Value right, Span span) implements Value {}

  /** The four operators. */
  enum Operator {
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDED_BY("/");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** How it is written. */
    public String sign() {
      return sign;
    }
  }
}
