package dev.bowline.cli;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.GeneratedClass;
import dev.bowline.memory.CompiledModel;
import dev.bowline.memory.GradientReport;
import dev.bowline.model.Model;
import dev.bowline.plan.Plan;
import dev.bowline.plan.Target;
import java.util.Set;

/** What the commands ask of the compiler; tests put something else in its place. */
public interface Toolchain {
  CompileResult check(CompileRequest request);

  CompileResult compile(CompileRequest request);

  /** What is decided about a model's class. */
  Plan plan(Model model, Set<Target> targets);

  /**
   * Compiles a class in memory.
   *
   * @throws dev.bowline.memory.NoCompilerException if this Java has none
   */
  CompiledModel load(GeneratedClass generated);

  /**
   * Compares the generated backward pass with central differences.
   *
   * @throws dev.bowline.memory.NoCompilerException if this Java has none
   */
  GradientReport checkGradients(Model model, long seed);
}
