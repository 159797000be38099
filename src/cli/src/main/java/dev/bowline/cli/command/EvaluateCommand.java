package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.option.DataOptions;
import dev.bowline.cli.option.ModelOptions;
import dev.bowline.cli.option.OutOption;
import dev.bowline.cli.option.StreamOption;
import dev.bowline.cli.option.WeightsOption;
import dev.bowline.cli.text.Numbers;
import dev.bowline.memory.CompiledModel;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.data.Samples;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The loss and the metrics on all rows together. */
@Command(
    name = "evaluate",
    description = {
      "Print the loss and the metrics on the rows, a line each.",
      "With --out, write the numbers alone, as one row."
    })
public final class EvaluateCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ModelOptions model;
  @Mixin private WeightsOption weights;
  @Mixin private DataOptions data;
  @Mixin private StreamOption stream;
  @Mixin private OutOption out;

  public EvaluateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    out.requirePlace();
    CompiledModel compiled = new ModelReader(context).compiled(model);
    Autoencoder autoencoder = StoredWeights.load(weights.file(), compiled, context);
    Dataset rows = stream.dataset(data.rows(compiled.model().input(), "input"));
    Map<String, Double> values = values(autoencoder, rows, compiled);
    if (out.file().isPresent()) {
      out.write(row(values), context.console());
    } else {
      values.forEach((name, value) -> print(name + " " + Numbers.of(value)));
    }
    return ExitStatus.DONE;
  }

  private Map<String, Double> values(
      Autoencoder autoencoder, Dataset rows, CompiledModel compiled) {
    try (Trainer trainer = autoencoder.trainer()) {
      return trainer.evaluate(rows);
    } catch (IllegalStateException e) {
      throw Unfitted.explain(e, compiled.model(), weights.file());
    }
  }

  private void print(String line) {
    context.console().out().println(line);
  }

  private static Samples row(Map<String, Double> values) {
    float[] numbers = new float[values.size()];
    int i = 0;
    for (double value : values.values()) {
      numbers[i++] = (float) value;
    }
    return new Samples(numbers, 1, new int[] {numbers.length});
  }
}
