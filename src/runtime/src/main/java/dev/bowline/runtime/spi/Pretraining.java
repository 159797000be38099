package dev.bowline.runtime.spi;

import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.PretrainingStage;
import dev.bowline.runtime.TrainingListener;
import dev.bowline.runtime.data.RowStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The stages before the training of the whole, each on the codes that those before it make of the
 * training rows. The first one gets the rows as they are, with their targets; the others
 * reconstruct what they get.
 */
final class Pretraining {
  /** So many rows are encoded at a time. */
  private static final int CHUNK = 1 << 10;

  private final FitLoop whole;
  private final FitSettings settings;

  Pretraining(FitLoop whole, FitSettings settings) {
    this.whole = whole;
    this.settings = settings;
  }

  /**
   * Runs what is left to do.
   *
   * @param done how many stages were done before
   * @param finished is told how many are done, after each
   * @return whether all are: it may have been stopped
   */
  boolean run(RowRange rows, int done, IntConsumer finished) {
    RowRange range = rows;
    for (int number = 0; number < whole.stages(); number++) {
      if (whole.shouldStop()) {
        return false;
      }
      try (FitLoop stage = whole.stage(number)) {
        if (number >= done) {
          train(stage, number, range);
          if (whole.shouldStop()) {
            return false;
          }
          finished.accept(number + 1);
        }
        if (number + 1 < whole.stages()) {
          try (FitLoop next = whole.stage(number + 1)) {
            range = codes(stage, range, next.inputSize());
          }
        }
      }
    }
    return true;
  }

  private void train(FitLoop trainer, int number, RowRange range) {
    PretrainingStage stage =
        new PretrainingStage(
            number + 1, whole.stages(), trainer.title(), settings.pretrainEpochs());
    settings.listeners().forEach(listener -> listener.stageStarted(stage));
    new Fitting(
            trainer,
            settings.of(stage, new Heard(trainer, stage)),
            new Split(range, Optional.empty()))
        .run();
  }

  /** Passes on what a stage tells, and stops it with the whole. */
  private final class Heard implements TrainingListener {
    private final FitLoop trainer;
    private final PretrainingStage stage;

    private Heard(FitLoop trainer, PretrainingStage stage) {
      this.trainer = trainer;
      this.stage = stage;
    }

    @Override
    public void stepFinished(int step, double loss) {
      if (whole.shouldStop()) {
        trainer.stop();
      }
    }

    @Override
    public void epochFinished(int epoch, Map<String, Double> values) {
      for (TrainingListener listener : settings.listeners()) {
        listener.stageEpochFinished(stage, epoch, values.get("loss"));
      }
    }
  }

  private static RowRange codes(FitLoop stage, RowRange range, int size) {
    Dataset data = range.data();
    if (data.stream().isPresent()) {
      return new RowRange(streamed(stage, data, size), range.from(), range.to());
    }
    float[] codes = new float[Math.multiplyExact(range.rows(), size)];
    int width = stage.inputSize();
    for (int first = 0; first < range.rows(); first += CHUNK) {
      int rows = Math.min(CHUNK, range.rows() - first);
      int from = (range.from() + first) * width;
      float[] part = new float[rows * size];
      stage.encode(Arrays.copyOfRange(data.x(), from, from + rows * width), part, rows);
      System.arraycopy(part, 0, codes, first * size, part.length);
    }
    Dataset encoded = Dataset.of(codes, range.rows());
    Optional<float[]> weights =
        data.sampleWeight().map(all -> Arrays.copyOfRange(all, range.from(), range.to()));
    return RowRange.all(weights.map(encoded::withSampleWeight).orElse(encoded));
  }

  /** Rows that are not in memory are encoded anew in each pass. */
  private static Dataset streamed(FitLoop stage, Dataset data, int size) {
    RowStream rows = data.stream().orElseThrow();
    try {
      Dataset encoded = Dataset.stream(new CodeRows(rows.rows(), stage, size), rows.window());
      return data.sampleWeight().map(encoded::withSampleWeight).orElse(encoded);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
