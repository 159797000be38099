package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.option.DataOptions;
import dev.bowline.cli.option.ModelOptions;
import dev.bowline.cli.option.OutOption;
import dev.bowline.cli.option.WeightsOption;
import dev.bowline.memory.CompiledModel;
import dev.bowline.model.Model;
import dev.bowline.model.Shape;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.data.RowParts;
import dev.bowline.runtime.data.RowReader;
import dev.bowline.runtime.data.RowSource;
import dev.bowline.runtime.data.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that sends rows through a trained model and writes what comes out. */
abstract class RowsCommand implements Callable<Integer> {
  /** So many numbers of a row's input or output are in memory at once, or one row's. */
  private static final int MOST = 1 << 20;

  private final Context context;

  @Mixin private ModelOptions model;
  @Mixin private WeightsOption weights;
  @Mixin private DataOptions data;
  @Mixin private OutOption out;

  RowsCommand(Context context) {
    this.context = context;
  }

  /** What the rows are to the model, and their shape. */
  RowSource rows(DataOptions data, Model model) throws IOException {
    return data.rows(model.input(), "input");
  }

  /** The file that the model was loaded from. */
  final Path weights() {
    return weights.file();
  }

  /** What comes out of some rows. */
  abstract Samples run(Autoencoder autoencoder, Model model, Samples rows);

  /** What comes out of all rows, so many of them at a time that memory stays small. */
  RowParts results(Autoencoder autoencoder, Model model, RowReader rows) throws IOException {
    int size = rows.size();
    int largest = Math.max(size, Math.max(model.input().size(), model.code().size()));
    // In whole blocks of any kernel, so that each row is computed as if all were there at once.
    int most = Integer.highestOneBit(Math.max(1, MOST / largest));
    float[] room = new float[most * size];
    return () -> {
      int read = rows.read(room, 0, most);
      if (read == 0) {
        return Optional.empty();
      }
      Samples part = new Samples(Arrays.copyOf(room, read * size), read, rows.shape());
      return Optional.of(result(autoencoder, model, part));
    };
  }

  @Override
  public final Integer call() throws IOException {
    out.requirePlace();
    CompiledModel compiled = new ModelReader(context).compiled(model);
    Autoencoder autoencoder = StoredWeights.load(weights.file(), compiled, context);
    try (RowReader rows = rows(data, compiled.model()).open()) {
      out.write(results(autoencoder, compiled.model(), rows), context.console());
    }
    return ExitStatus.DONE;
  }

  private Samples result(Autoencoder autoencoder, Model model, Samples rows) {
    try {
      return run(autoencoder, model, rows);
    } catch (IllegalStateException e) {
      throw Unfitted.explain(e, model, weights.file());
    }
  }

  /** Rows of the model's own shape. */
  static Samples shaped(float[] values, int rows, Shape shape) {
    return new Samples(values, rows, shape.dims().stream().mapToInt(Integer::intValue).toArray());
  }
}
