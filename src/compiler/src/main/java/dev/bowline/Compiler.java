package dev.bowline;

import dev.bowline.codegen.JavaWriter;
import dev.bowline.model.Model;
import dev.bowline.plan.Element;
import dev.bowline.plan.Planner;
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
    CompileResult checked = check(request);
    return new CompileResult(
        checked.diagnostics(),
        checked.models(),
        checked.models().stream().map(model -> generate(model, Element.FLOAT)).toList());
  }

  /** The Java class of a checked model. */
  public static GeneratedClass generate(Model model, Element element) {
    return new GeneratedClass(model, JavaWriter.write(Planner.plan(model, element)));
  }
}
