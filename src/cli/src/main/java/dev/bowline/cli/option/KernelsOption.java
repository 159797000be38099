package dev.bowline.cli.option;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What the generated loops are written for. */
public final class KernelsOption {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--kernels",
      paramLabel = "plain|vector",
      description = "What the generated loops are written for; so far plain only.")
  private void kernels(Kernels kernels) {
    if (kernels == Kernels.VECTOR) {
      throw new ParameterException(
          command.commandLine(), "`--kernels vector` is not there yet: this version knows `plain`");
    }
  }
}
