package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.Fault;
import dev.bowline.cli.option.ModelOptions;
import dev.bowline.cli.option.SeedOption;
import dev.bowline.cli.text.GradientTable;
import dev.bowline.cli.text.Numbers;
import dev.bowline.memory.GradientReport;
import dev.bowline.model.Model;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Proves the generated gradients of a model. */
@Command(
    name = "gradcheck",
    description = "Compare the generated gradients with central differences, in double precision.")
public final class GradcheckCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ModelOptions model;
  @Mixin private SeedOption seed;

  public GradcheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Model checked = new ModelReader(context).model(model);
    GradientReport report = context.toolchain().checkGradients(checked, seed.seed(checked));
    context.console().out().print(GradientTable.of(report));
    if (!report.passes()) {
      throw new Fault(
          "gradients differ by more than " + Numbers.roughly(report.tolerance()),
          "a kink, as `relu` has at 0, can do that: try another `--seed`");
    }
    return ExitStatus.DONE;
  }
}
