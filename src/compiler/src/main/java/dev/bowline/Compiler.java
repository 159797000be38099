package dev.bowline;

import java.util.List;

/** The rooms in order: text, tree, model, plan, Java. */
public final class Compiler {
  private Compiler() {}

  /** Finds the faults of model files and, where there are no errors, what the files mean. */
  public static CompileResult check(CompileRequest request) {
    return new CompileResult(List.of(), List.of(), List.of());
  }

  /** The same, and the Java class of each model. */
  public static CompileResult compile(CompileRequest request) {
    return check(request);
  }
}
