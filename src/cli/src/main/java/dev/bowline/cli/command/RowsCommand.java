package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.Fault;
import dev.bowline.cli.option.DataOptions;
import dev.bowline.cli.option.ModelOptions;
import dev.bowline.cli.option.OutOption;
import dev.bowline.cli.option.WeightsOption;
import dev.bowline.memory.CompiledModel;
import dev.bowline.model.Model;
import dev.bowline.model.Shape;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.data.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that sends rows through a trained model and writes what comes out. */
abstract class RowsCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ModelOptions model;
  @Mixin private WeightsOption weights;
  @Mixin private DataOptions data;
  @Mixin private OutOption out;

  RowsCommand(Context context) {
    this.context = context;
  }

  /** What the rows are to the model, and their shape. */
  Samples rows(DataOptions data, Model model) throws IOException {
    return data.read(model.input(), "input");
  }

  /** The file that the model was loaded from. */
  final Path weights() {
    return weights.file();
  }

  /** Keeps what the model has learned from the rows, after all that could fail. */
  void keep(Autoencoder autoencoder) throws IOException {}

  /** What comes out. */
  abstract Samples run(Autoencoder autoencoder, Model model, Samples rows);

  @Override
  public final Integer call() throws IOException {
    out.requirePlace();
    CompiledModel compiled = new ModelReader(context).compiled(model);
    Autoencoder autoencoder = StoredWeights.load(weights.file(), compiled, context);
    Samples rows = rows(data, compiled.model());
    Samples result = result(autoencoder, compiled.model(), rows);
    keep(autoencoder);
    out.write(result, context.console());
    return ExitStatus.DONE;
  }

  private Samples result(Autoencoder autoencoder, Model model, Samples rows) {
    try {
      return run(autoencoder, model, rows);
    } catch (IllegalStateException e) {
      throw Unfitted.explain(e, model, weights.file());
    }
  }

  /** An array for so many rows of a shape. */
  static float[] room(int rows, Shape shape) {
    try {
      return new float[Math.multiplyExact(rows, shape.size())];
    } catch (ArithmeticException e) {
      throw new Fault(
          rows + " rows of the shape " + shape + " are more numbers than Java's arrays hold",
          "split the data");
    }
  }

  /** Rows of the model's own shape. */
  static Samples shaped(float[] values, int rows, Shape shape) {
    return new Samples(values, rows, shape.dims().stream().mapToInt(Integer::intValue).toArray());
  }
}
