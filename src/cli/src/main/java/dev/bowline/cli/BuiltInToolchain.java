package dev.bowline.cli;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.GeneratedClass;
import dev.bowline.memory.CompiledModel;
import dev.bowline.memory.GradientCheck;
import dev.bowline.memory.GradientReport;
import dev.bowline.memory.MemoryCompiler;
import dev.bowline.model.Model;
import dev.bowline.plan.Plan;
import dev.bowline.plan.Target;
import java.util.Set;

/** Bowline's own compiler. */
class BuiltInToolchain implements Toolchain {
  @Override
  public CompileResult check(CompileRequest request) {
    return Compiler.check(request);
  }

  @Override
  public CompileResult compile(CompileRequest request) {
    return Compiler.compile(request);
  }

  @Override
  public Plan plan(Model model, Set<Target> targets) {
    return Compiler.plan(model, targets);
  }

  @Override
  public CompiledModel load(GeneratedClass generated) {
    return MemoryCompiler.compile(generated);
  }

  @Override
  public GradientReport checkGradients(Model model, long seed) {
    return GradientCheck.run(model, seed);
  }
}
