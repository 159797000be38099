package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.bench.Bench;
import dev.bowline.cli.bench.Speed;
import dev.bowline.cli.option.FormatOption;
import dev.bowline.cli.option.ModelOptions;
import dev.bowline.cli.option.StepArguments;
import dev.bowline.cli.option.TextFormat;
import dev.bowline.cli.text.SpeedJson;
import dev.bowline.cli.text.SpeedTable;
import dev.bowline.memory.CompiledModel;
import dev.bowline.model.Model;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures how fast a model is on this machine. */
@Command(
    name = "bench",
    description = {
      "Measure how fast a model trains and infers, on random rows from 0 to 1.",
      "Times are medians after warm-up; the whole takes about four seconds, more for large "
          + "models. GFLOP/s counts the products with kernels alone: 2 operations for each "
          + "number of a kernel and row, forward, for the kernel's gradient, and, but for the "
          + "first layer, for the gradient of the layer's input."
    })
public final class BenchCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ModelOptions model;
  @Mixin private StepArguments step;
  @Mixin private FormatOption format;

  public BenchCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    CompiledModel compiled =
        new ModelReader(context).compiled(model, step.kernels().targets(Double.POSITIVE_INFINITY));
    int batchSize = step.batchSize().orElse(compiled.model().training().batchSize());
    Speed speed = Bench.run(compiled, step.options(), batchSize);
    context
        .console()
        .out()
        .print(
            format.format() == TextFormat.JSON
                ? SpeedJson.of(speed) + "\n"
                : title(compiled.model(), batchSize) + SpeedTable.of(speed));
    return ExitStatus.DONE;
  }

  private String title(Model measured, int batchSize) {
    int threads = step.threads().orElse(Runtime.getRuntime().availableProcessors());
    return "autoencoder %s: batch of %d, %s, Java %s\n\n"
        .formatted(
            measured.name(),
            batchSize,
            threads == 1 ? "1 thread" : threads + " threads",
            System.getProperty("java.version"));
  }
}
