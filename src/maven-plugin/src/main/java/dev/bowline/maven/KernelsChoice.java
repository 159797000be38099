package dev.bowline.maven;

import dev.bowline.plan.Target;
import java.util.Locale;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;

/** Which kernels a project wants in its classes. */
enum KernelsChoice {
  /** Vector kernels if the project's compiler knows their module; plain ones otherwise. */
  AUTO,
  PLAIN,
  VECTOR;

  static KernelsChoice of(String text) throws MojoFailureException {
    for (KernelsChoice choice : values()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
        return choice;
      }
    }
    throw new MojoFailureException(
        "<kernels>: expected auto, plain or vector, found `" + text + "`");
  }

  /** The targets for a project. */
  Set<Target> targets(CompilerSetup setup) throws MojoFailureException {
    if (this == VECTOR) {
      setup.requireVectors();
    }
    boolean vectors = this == VECTOR || this == AUTO && setup.knowsVectors();
    return Set.of(vectors ? Target.VECTOR : Target.PLAIN);
  }
}
