package dev.bowline.reference;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.model.Model;
import dev.bowline.runtime.Kernels;
import java.util.List;
import java.util.Optional;

/** Puts a random model through the compiler, and what comes out beside the reference. */
final class Trial {
  private static final int SHRINKING_TRIES = 400;

  private Trial() {}

  /** The checked model, if it is a valid one. */
  static Optional<Model> model(ModelSketch sketch) {
    CompileResult result = Compiler.check(CompileRequest.of(sketch.file()));
    return result.models().stream().findFirst();
  }

  /** What is wrong with the classes of a model, told in words. */
  static Optional<String> fault(Generated generated, Scenario scenario) {
    Agreement agreement = new Agreement(generated.model(), scenario);
    Optional<String> fault =
        agreement
            .disagreementInDouble(scenario.play(generated.inDouble()))
            .map(words -> "in double, " + words);
    for (Kernels kernels : Kernels.values()) {
      fault =
          fault.or(
              () ->
                  agreement
                      .disagreementInFloat(scenario.play(generated.inFloat(kernels)))
                      .map(words -> "in float, with " + kernels + " kernels, " + words));
    }
    return fault;
  }

  /** The same from the start, where that can be told; a crash is a fault too. */
  static Optional<String> fault(ModelSketch sketch) {
    try {
      Optional<Model> model = model(sketch);
      Optional<Scenario> scenario = model.flatMap(valid -> Scenario.of(valid, sketch.rows()));
      if (scenario.isEmpty()) {
        return Optional.empty();
      }
      Generated generated = Generated.compile(List.of(model.get())).get(0);
      return fault(generated, scenario.get());
    } catch (RuntimeException | LinkageError e) {
      return Optional.of(e.toString());
    }
  }

  /** The report on a model at fault: the fault, and the smallest model that has one. */
  static String report(ModelSketch sketch, String fault) {
    ModelSketch smallest =
        Shrinker.shrink(sketch, smaller -> fault(smaller).isPresent(), SHRINKING_TRIES);
    return "seed %d: %s%n%nsmallest model at fault: %s%n%n%s"
        .formatted(sketch.seed(), fault, fault(smallest).orElse(fault), smallest.text());
  }
}
