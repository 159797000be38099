package dev.bowline.cli.bench;

import dev.bowline.cli.Fault;
import dev.bowline.memory.CompiledModel;
import dev.bowline.model.Model;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import java.util.Random;

/** Trains and infers on random rows, and takes the times. */
public final class Bench {
  /** So many that a step does not find its rows where the one before has left them. */
  private static final int BATCHES = 8;

  private static final Pace STEP = Pace.ofMillis(1500, 1000);
  private static final Pace BATCH = Pace.ofMillis(500, 400);
  private static final Pace ROW = Pace.ofMillis(300, 300);

  private final Stopwatch stopwatch = new Stopwatch(System::nanoTime);
  private final Model model;
  private final Autoencoder autoencoder;
  private final int batchSize;

  /** [BATCHES][batchSize][inputSize], uniform in [0, 1): fit for every loss. */
  private final float[][] batches = new float[BATCHES][];

  private Bench(CompiledModel compiled, int batchSize) {
    this.model = compiled.model();
    this.batchSize = batchSize;
    autoencoder = compiled.create(model.training().seed());
    Random random = new Random(model.training().seed());
    for (int i = 0; i < BATCHES; i++) {
      batches[i] = rows(random, length());
    }
  }

  /**
   * Takes about four seconds, more where the JIT compilers do, or a step takes more than a tenth of
   * one.
   *
   * @throws Fault if the loss does not stay finite
   */
  public static Speed run(CompiledModel compiled, TrainingOptions options, int batchSize) {
    return new Bench(compiled, batchSize).speed(options);
  }

  private Speed speed(TrainingOptions options) {
    double step = step(options);
    return new Speed(batchSize, step, batch(), row(), Math.multiplyExact(batchSize, perRow()));
  }

  private long perRow() {
    return StepOperations.perRow(model);
  }

  private double step(TrainingOptions options) {
    try (Trainer trainer = autoencoder.trainer(options)) {
      trainer.fitScaling(batches[0], batchSize);
      return stopwatch.micros(times -> step(trainer, times), STEP);
    }
  }

  private void step(Trainer trainer, int times) {
    float loss = 0;
    for (int i = 0; i < times; i++) {
      float[] x = batches[i % BATCHES];
      loss = trainer.step(x, x, batchSize);
    }
    // A step with such a loss changes nothing: its time would be that of less work.
    if (!Float.isFinite(loss)) {
      throw new Fault(
          "the loss became " + loss + " on random rows from 0 to 1",
          "give a smaller learning rate");
    }
  }

  private double batch() {
    float[] y = new float[length()];
    return stopwatch.micros(
        times -> {
          for (int i = 0; i < times; i++) {
            autoencoder.reconstruct(batches[i % BATCHES], y, batchSize);
          }
        },
        BATCH);
  }

  private double row() {
    float[][] x = new float[BATCHES][];
    Random random = new Random(model.training().seed());
    for (int i = 0; i < BATCHES; i++) {
      x[i] = rows(random, model.input().size());
    }
    float[] y = new float[model.input().size()];
    return stopwatch.micros(
        times -> {
          for (int i = 0; i < times; i++) {
            autoencoder.reconstruct(x[i % BATCHES], y);
          }
        },
        ROW);
  }

  private int length() {
    try {
      return Math.multiplyExact(batchSize, model.input().size());
    } catch (ArithmeticException e) {
      throw new Fault(
          "a batch of "
              + batchSize
              + " rows of the shape "
              + model.input()
              + " is more numbers than Java's arrays hold",
          "give a smaller `--batch-size`");
    }
  }

  private static float[] rows(Random random, int length) {
    float[] rows = new float[length];
    for (int i = 0; i < length; i++) {
      rows[i] = random.nextFloat();
    }
    return rows;
  }
}
