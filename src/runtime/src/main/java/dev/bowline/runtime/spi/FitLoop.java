package dev.bowline.runtime.spi;

import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.DivergedException;
import dev.bowline.runtime.History;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingListener;
import dev.bowline.runtime.TrainingOptions;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A trainer for users: epochs, shuffling, validation and history around a {@link Stepper}. */
public abstract class FitLoop extends Stepper<float[]> implements Trainer {
  private final int inputSize;
  private final Scaling scaling;
  private final int epochs;
  private final int batchSize;
  private final boolean shuffle;
  private final double validationSplit;
  private final long seed;
  private final List<TrainingListener> listeners;
  private final BatchBuffer buffer;
  private final Averages training;
  private final Averages evaluation;
  private long epochsBegun;
  private volatile boolean stopped;

  /** {@code scaling} is the model's own, {@link Scaling#none} if it has none. */
  protected FitLoop(
      int inputSize, Scaling scaling, TrainingSettings settings, TrainingOptions options) {
    super(settings, options);
    this.inputSize = inputSize;
    this.scaling = scaling;
    epochs = options.epochs().orElse(settings.epochs());
    batchSize = options.batchSize().orElse(settings.batchSize());
    shuffle = options.shuffle().orElse(settings.shuffle());
    validationSplit = options.validationSplit().orElse(settings.validationSplit());
    seed = options.seed().orElse(settings.seed());
    listeners = options.listeners();
    buffer = new BatchBuffer(inputSize);
    training = new Averages(settings.metrics());
    evaluation = new Averages(settings.metrics());
  }

  @Override
  public float step(float[] x, float[] target, int rows) {
    Expect.batch(x, rows, inputSize, "x");
    Expect.batch(target, rows, inputSize, "target");
    scaling.requireFitted();
    return (float) advance(x, target, rows);
  }

  @Override
  public void fitScaling(float[] x, int rows) {
    Expect.batch(x, rows, inputSize, "x");
    scaling.fit(x, rows);
  }

  @Override
  public History fit(Dataset data) {
    requireSize(data);
    Split split = Split.of(data, validationSplit);
    scaling.fit(data.x(), split.training().rows());
    HistoryDraft history = new HistoryDraft();
    try {
      train(split, history);
    } finally {
      stopped = false;
    }
    return history.history();
  }

  @Override
  public Map<String, Double> evaluate(Dataset data) {
    requireSize(data);
    scaling.requireFitted();
    evaluateRows(RowRange.all(data));
    return evaluation.values("");
  }

  @Override
  public void stop() {
    stopped = true;
  }

  private void requireSize(Dataset data) {
    if (data.size() != inputSize) {
      throw new IllegalArgumentException(
          "data: expected rows of " + inputSize + " numbers, found " + data.size());
    }
  }

  private boolean shouldStop() {
    return stopped || Thread.currentThread().isInterrupted();
  }

  private void train(Split split, HistoryDraft history) {
    RowRange rows = split.training();
    RowOrder order = new RowOrder(rows.rows());
    int steps = (rows.rows() - 1) / batchSize + 1;
    listeners.forEach(listener -> listener.trainingStarted(epochs, steps));
    for (int epoch = 1; epoch <= epochs && !shouldStop(); epoch++) {
      for (TrainingListener listener : listeners) {
        listener.epochStarted(epoch);
      }
      epochsBegun++;
      if (shuffle) {
        order.shuffle(seed, epochsBegun);
      }
      trainEpoch(rows, order, epoch, history);
      if (shouldStop()) {
        return;
      }
      Map<String, Double> values = training.values("");
      split.validation().ifPresent(this::evaluateRows);
      split.validation().ifPresent(range -> values.putAll(evaluation.values("val_")));
      history.add(values);
      for (TrainingListener listener : listeners) {
        listener.epochFinished(epoch, Collections.unmodifiableMap(values));
      }
    }
  }

  private void trainEpoch(RowRange range, RowOrder order, int epoch, HistoryDraft history) {
    training.reset();
    int batch = Math.min(batchSize, range.rows());
    int step = 0;
    for (int position = 0; position < range.rows() && !shouldStop(); position += batch) {
      int rows = Math.min(batch, range.rows() - position);
      buffer.gather(range, order, position, rows);
      step++;
      double loss = advance(buffer.x(), buffer.target(), rows);
      if (!Double.isFinite(loss)) {
        throw new DivergedException(epoch, step, loss, history.history());
      }
      training.add(loss, metrics, rows);
      for (int i = 0; i < listeners.size(); i++) {
        listeners.get(i).stepFinished(step, loss);
      }
    }
  }

  private void evaluateRows(RowRange range) {
    RowOrder order = new RowOrder(range.rows());
    evaluation.reset();
    int batch = Math.min(batchSize, range.rows());
    for (int position = 0; position < range.rows(); position += batch) {
      int rows = Math.min(batch, range.rows() - position);
      buffer.gather(range, order, position, rows);
      double loss = loss(buffer.x(), buffer.target(), rows);
      evaluation.add(loss, metrics, rows);
    }
  }
}
