package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.option.KernelsOption;
import dev.bowline.cli.option.ModelOptions;
import dev.bowline.cli.text.ChoicesTable;
import dev.bowline.model.Model;
import dev.bowline.model.Stages;
import dev.bowline.plan.Plan;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what the compiler decided for each kernel. */
@Command(
    name = "explain",
    description = {
      "Show what the compiler decided for each kernel.",
      "Operations are those on one row of a batch. Bytes are what is read and written for one row, "
          + "with the kernel itself; for an update, the kernel and what the optimiser keeps."
    })
public final class ExplainCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ModelOptions model;
  @Mixin private KernelsOption kernels;

  public ExplainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    List<Model> models = new ModelReader(context).models(model);
    for (Model each : models) {
      Plan plan = context.toolchain().plan(each, kernels.targets());
      Plan.Kernels chosen = plan.kernels().get(plan.kernels().size() - 1);
      context.console().out().print(ChoicesTable.of(each, chosen));
      for (Plan stage : plan.stages()) {
        Plan.Kernels ofStage = stage.kernels().get(stage.kernels().size() - 1);
        context.console().out().println();
        context.console().out().println("pretrain: " + Stages.title(stage.model()));
        context.console().out().print(ChoicesTable.rows(ofStage));
      }
    }
    return ExitStatus.DONE;
  }
}
