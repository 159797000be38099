package dev.bowline.plan;

import dev.bowline.catalog.RowProgram;
import dev.bowline.catalog.Symbols;
import dev.bowline.expr.Exprs;

/** What a row program reads and writes. */
final class Programs {
  private Programs() {}

  /** Whether any step reads the variable before the program itself has set it. */
  static boolean reads(RowProgram program, String variable) {
    for (RowProgram.Step step : program.steps()) {
      if (mentions(step, variable)) {
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

  /** Whether a step computes with a variable. */
  static boolean mentions(RowProgram.Step step, String variable) {
    return step.formulas().stream().anyMatch(f -> Exprs.variables(f).contains(variable));
  }
}
