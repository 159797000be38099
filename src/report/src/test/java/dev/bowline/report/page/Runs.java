package dev.bowline.report.page;

import dev.bowline.memory.CompiledModel;
import dev.bowline.report.Trained;
import dev.bowline.report.TrainingRun;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.History;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

/** Trainings to make pages of. */
final class Runs {
  private Runs() {}

  /** A model trained for a few epochs. */
  static TrainingRun of(String model, Dataset data, int epochs) {
    CompiledModel compiled = Trained.compiled(model);
    Autoencoder autoencoder = compiled.create(1);
    TrainingOptions options = TrainingOptions.fromModel().withEpochs(epochs);
    try (Trainer trainer = autoencoder.trainer(options)) {
      History history = trainer.fit(data);
      return new TrainingRun(
          compiled.model(),
          autoencoder,
          options,
          data,
          "rows.npy",
          Map.of(),
          history,
          Duration.ofMillis(1234));
    }
  }

  /** Rows of random numbers from 0 to 1. */
  static Dataset random(int rows, int size) {
    SplittableRandom random = new SplittableRandom(1);
    float[] x = new float[rows * size];
    for (int at = 0; at < x.length; at++) {
      x[at] = (float) random.nextDouble();
    }
    return Dataset.of(x, rows);
  }
}
