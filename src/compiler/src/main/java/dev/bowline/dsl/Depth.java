package dev.bowline.dsl;

import dev.bowline.ast.Argument;
import dev.bowline.ast.Value;

/** Keeps trees as flat as the parser does, so that what was built can be printed and read back. */
final class Depth {
  private static final int LIMIT = 200;

  private Depth() {}

  static Value checked(Value value) {
    if (of(value) > LIMIT) {
      throw new IllegalArgumentException("a value is nested too deep");
    }
    return value;
  }

  /** At most how many brackets and operators stand open at once when the value is written. */
  private static int of(Value value) {
    if (value instanceof Value.Negation negation) {
      return of(negation.operand()) + 2;
    }
    if (value instanceof Value.Arithmetic arithmetic) {
      return of(arithmetic.left()) + of(arithmetic.right()) + 2;
    }
    if (value instanceof Value.Sequence sequence) {
      return 1 + sequence.items().stream().mapToInt(Depth::of).max().orElse(0);
    }
    if (value instanceof Value.Invocation invocation) {
      return 1
          + invocation.call().arguments().stream()
              .map(Argument::value)
              .mapToInt(Depth::of)
              .max()
              .orElse(0);
    }
    return 0;
  }
}
