package dev.bowline.plan;

import dev.bowline.catalog.RowProgram;
import dev.bowline.catalog.Symbols;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;

/** What a row program reads and writes. */
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

  /** Whether the program sets the variable. */
  static boolean writes(RowProgram program, String variable) {
    return program.steps().stream()
        .anyMatch(step -> step instanceof RowProgram.Each each && each.target().equals(variable));
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

  static boolean mentions(Expr expr, String variable) {
    return Exprs.variables(expr).contains(variable);
  }
}
