package dev.bowline.plan;

import dev.bowline.catalog.RowProgram;
import dev.bowline.catalog.Symbols;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import java.util.LinkedHashMap;
import java.util.Map;

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

  /** Those of some values that a program reads, by its variables. */
  static Map<String, Value> read(RowProgram program, Map<String, Value> known) {
    Map<String, Value> values = new LinkedHashMap<>();
    known.forEach(
        (variable, value) -> {
          if (reads(program, variable)) {
            values.put(variable, value);
          }
        });
    return values;
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

  /** About how much code a program makes: the operations of its formulas. */
  static int bulk(RowProgram program) {
    return program.steps().stream()
        .flatMap(step -> step.formulas().stream())
        .mapToInt(Programs::bulk)
        .sum();
  }

  /** Vector code spells such functions out in some 25 operations. */
  private static int bulk(Expr expr) {
    int own = 0;
    if (expr instanceof Expr.Apply apply) {
      own =
          switch (apply.function()) {
            case EXP, EXPM1, LOG, LOG1P, LOG_SIGMOID_OF_ABS, TANH, SIGMOID, ERF -> 25;
            default -> 1;
          };
    } else if (expr instanceof Expr.Select) {
      own = 2;
    }
    return own + Exprs.parts(expr).stream().mapToInt(Programs::bulk).sum();
  }

  /** Whether a step computes with a variable. */
  static boolean mentions(RowProgram.Step step, String variable) {
    return step.formulas().stream().anyMatch(f -> Exprs.variables(f).contains(variable));
  }
}
