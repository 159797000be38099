package dev.bowline.runtime.spi;

import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.History;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A trainer for users: what a {@link Fitting} needs, around a {@link Stepper}. */
public abstract class FitLoop extends Stepper<float[]> implements Trainer {
  private final Autoencoder model;
  private final int inputSize;
  private final Scaling scaling;
  private final TrainingOptions options;
  private final FitSettings settings;
  private final Averages evaluation;
  private final BatchBuffer buffer;
  private long epochsBegun;
  private volatile boolean stopped;

  /** {@code scaling} is the model's own, {@link Scaling#none} if it has none. */
  protected FitLoop(
      Autoencoder model, Scaling scaling, TrainingSettings settings, TrainingOptions options) {
    this(model, model.inputSize(), scaling, settings, options);
  }

  /** Of a stage, which trains a part of the model: its rows have another size. */
  protected FitLoop(
      Autoencoder model,
      int inputSize,
      Scaling scaling,
      TrainingSettings settings,
      TrainingOptions options) {
    super(settings, options);
    this.model = model;
    this.inputSize = inputSize;
    this.options = options;
    this.scaling = scaling;
    this.settings = FitSettings.of(settings, options);
    evaluation = new Averages(settings.metrics());
    buffer = new BatchBuffer(inputSize);
  }

  /** The layers in their order. */
  protected abstract List<String> layers();

  /**
   * The number of the first layer that makes something that is not finite of a row, without noise.
   *
   * @param x rows, of which {@code row} is meant
   * @return as many as there are layers if all is finite; -1 if the row itself is not
   */
  protected abstract int firstNotFinite(float[] x, int row);

  @Override
  public FitLoop stage(int number, TrainingOptions options) {
    throw new AssertionError("there is no stage " + number);
  }

  /** The same as the whole is trained. */
  FitLoop stage(int number) {
    return stage(number, options);
  }

  @Override
  public float step(float[] x, float[] target, int rows) {
    Expect.batch(x, rows, inputSize, "x");
    Expect.batch(target, rows, inputSize, "target");
    scaling.requireFitted();
    return (float) advance(x, target, rows);
  }

  @Override
  public float step(float[] x, float[] target, float[] sampleWeight, int rows) {
    Expect.batch(x, rows, inputSize, "x");
    Expect.batch(target, rows, inputSize, "target");
    Expect.batch(sampleWeight, rows, 1, "sampleWeight");
    Expect.weights(sampleWeight, rows, "sampleWeight");
    scaling.requireFitted();
    return (float) advance(x, target, sampleWeight, rows);
  }

  @Override
  public void fitScaling(float[] x, int rows) {
    Expect.batch(x, rows, inputSize, "x");
    scaling.fit(x, rows);
  }

  @Override
  public History fit(Dataset data) {
    requireSize(data);
    Split split = Split.of(data, settings.validationSplit());
    scaling.fit(split.training());
    try {
      return new Fitting(this, settings, split).run();
    } finally {
      stopped = false;
    }
  }

  @Override
  public Map<String, Double> evaluate(Dataset data) {
    requireSize(data);
    scaling.requireFitted();
    return evaluate(RowRange.all(data), settings.batchSize(), "");
  }

  @Override
  public void stop() {
    stopped = true;
  }

  int inputSize() {
    return inputSize;
  }

  Autoencoder model() {
    return model;
  }

  BatchBuffer buffer() {
    return buffer;
  }

  boolean shouldStop() {
    return stopped || Thread.currentThread().isInterrupted();
  }

  /** The epochs begun in all trainings. */
  long epochsBegun() {
    return epochsBegun;
  }

  void setEpochsBegun(long epochs) {
    epochsBegun = epochs;
  }

  Scaling scaling() {
    return scaling;
  }

  /** Another epoch begins; they are counted over all trainings, for each has its own order. */
  void beginEpoch() {
    epochsBegun++;
  }

  /** Means over rows, without noise, each under its name behind the prefix. */
  Map<String, Double> evaluate(RowRange range, int batchSize, String prefix) {
    evaluation.reset();
    int batch = Math.min(batchSize, range.rows());
    try (Windows windows = Windows.of(range, batch)) {
      RowOrder order = new RowOrder(windows.largest());
      while (windows.next()) {
        for (int position = 0; position < windows.rows(); position += batch) {
          int rows = Math.min(batch, windows.rows() - position);
          buffer.gather(windows, order, position, rows);
          double loss = loss(buffer.x(), buffer.target(), buffer.weights(), rows);
          evaluation.add(loss, metrics, rows);
        }
      }
    }
    return evaluation.values(prefix);
  }

  /** The first layer that makes something of a batch that is not finite; {@code input} for rows. */
  Optional<String> firstNotFiniteOf(float[] x, int rows) {
    int first = layers().size();
    for (int row = 0; row < rows; row++) {
      first = Math.min(first, firstNotFinite(x, row));
    }
    List<String> places = new ArrayList<>(List.of("input"));
    places.addAll(layers());
    return first < layers().size() ? Optional.of(places.get(first + 1)) : Optional.empty();
  }

  private void requireSize(Dataset data) {
    if (data.size() != inputSize) {
      throw new IllegalArgumentException(
          "data: expected rows of " + inputSize + " numbers, found " + data.size());
    }
  }
}
