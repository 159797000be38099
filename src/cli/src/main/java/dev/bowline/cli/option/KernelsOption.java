package dev.bowline.cli.option;

import dev.bowline.cli.launch.VectorModule;
import dev.bowline.plan.Target;
import dev.bowline.runtime.Kernels;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the generated loops are written for. */
public final class KernelsOption {
  /**
   * So many multiplications take plain kernels some seconds: as long as it takes until the JIT
   * compiler has made vector kernels fast.
   */
  private static final double WORTH_WARMING_UP = 5e10;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--kernels",
      paramLabel = "plain|vector",
      description = "What the loops are written for: Java as it is, or its vector module.")
  private Optional<Kernels> kernels = Optional.empty();

  /** The kernels that were asked for; plain ones if nothing was said. */
  public Set<Target> targets() {
    return targets(kernels.orElse(Kernels.PLAIN));
  }

  /** The kernels that this Java is to run; without a word, whichever are done sooner. */
  public Set<Target> targets(double multiplications) {
    Kernels wanted =
        kernels.orElse(multiplications >= WORTH_WARMING_UP ? Kernels.VECTOR : Kernels.PLAIN);
    if (wanted == Kernels.PLAIN || VectorModule.add()) {
      return targets(wanted);
    }
    if (kernels.isPresent()) {
      throw new ParameterException(
          command.commandLine(),
          "`--kernels vector` needs a Java that has the module " + VectorModule.NAME);
    }
    return targets(Kernels.PLAIN);
  }

  private static Set<Target> targets(Kernels kernels) {
    return Set.of(kernels == Kernels.VECTOR ? Target.VECTOR : Target.PLAIN);
  }
}
