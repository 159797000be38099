package dev.bowline.plan;

import dev.bowline.catalog.RowProgram;
import dev.bowline.catalog.Symbols;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import java.util.Set;

/** What a row program reads and writes, and when. */
final class Programs {
  private Programs() {}

  /** Whether any step reads the variable before the program itself has set it. */
  static boolean reads(RowProgram program, String variable) {
    for (RowProgram.Step step : program.steps()) {
      if (mentions(value(step), variable)) {
        return true;
      }
      if (step instanceof RowProgram.Each each && each.target().equals(variable)) {
        return false;
      }
    }
    return false;
  }

  /**
   * Whether the program can write over what it reads: nothing of {@code inputs} is read in a step
   * behind the first one that writes.
   */
  static boolean writesLast(RowProgram program, String... inputs) {
    boolean written = false;
    for (RowProgram.Step step : program.steps()) {
      for (String input : inputs) {
        if (written && mentions(value(step), input)) {
          return false;
        }
      }
      written |= step instanceof RowProgram.Each;
    }
    return true;
  }

  /** Whether the program gives back its input as it is. */
  static boolean isIdentity(RowProgram program) {
    return program.equals(RowProgram.of(new RowProgram.Each("y", Symbols.X)));
  }

  static Expr value(RowProgram.Step step) {
    if (step instanceof RowProgram.Reduce reduce) {
      return reduce.element();
    }
    if (step instanceof RowProgram.Let let) {
      return let.value();
    }
    if (step instanceof RowProgram.Each each) {
      return each.value();
    }
    throw new AssertionError(step);
  }

  private static boolean mentions(Expr expr, String variable) {
    return Exprs.variables(expr).contains(variable);
  }

  /** The variables of a program that stand for elements of a row. */
  static final Set<String> ELEMENTS = Set.of("x", "y", "t", "dx", "dy");
}
