package dev.bowline.runtime.callback;

import dev.bowline.runtime.Callback;
import dev.bowline.runtime.RunningTraining;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Saves the weights as {@code .safetensors} after each epoch or each so many steps, as Keras's
 * callback of that name. The methods that set something return the callback itself.
 */
public final class ModelCheckpoint implements Callback {
  private final FilePattern pattern;
  private final Monitor monitor = new Monitor();
  private OptionalDouble threshold = OptionalDouble.empty();
  private boolean bestOnly;
  private int verbose;
  private int steps;

  private RunningTraining training;
  private int epoch;
  private int stepsSince;

  /**
   * Names the files.
   *
   * @param filepath may have fields such as {@code {epoch:02d}} (from 1), {@code {batch:03d}} and
   *     {@code {val_loss:.4f}}
   * @throws IllegalArgumentException if a field is none
   */
  public ModelCheckpoint(String filepath) {
    pattern = FilePattern.of(filepath);
  }

  /** What the best is measured by; {@code val_loss} if nothing is said. */
  public ModelCheckpoint monitor(String name) {
    monitor.name = name;
    return this;
  }

  /** Which values are better; the lower ones if nothing is said. */
  public ModelCheckpoint mode(Mode mode) {
    monitor.mode = mode;
    return this;
  }

  /** Saves only what is better than all before. */
  public ModelCheckpoint saveBestOnly() {
    bestOnly = true;
    return this;
  }

  /** With {@link #saveBestOnly}: the first must beat this value. */
  public ModelCheckpoint initialValueThreshold(double value) {
    threshold = OptionalDouble.of(value);
    return this;
  }

  /** Changes nothing, for weights are all that is saved. */
  public ModelCheckpoint saveWeightsOnly() {
    return this;
  }

  /** Saves after each so many steps instead of each epoch. */
  public ModelCheckpoint saveFreq(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("save_freq: expected at least 1, found " + steps);
    }
    this.steps = steps;
    return this;
  }

  /** With 1 it tells what it saves; with 0, and if nothing is said, it does not. */
  public ModelCheckpoint verbose(int level) {
    verbose = level;
    return this;
  }

  @Override
  public void begin(RunningTraining training) {
    this.training = training;
    monitor.reset(threshold);
    stepsSince = 0;
  }

  @Override
  public void epochStarted(int epoch) {
    this.epoch = epoch;
  }

  @Override
  public void stepFinished(int step, double loss) {
    if (steps > 0 && ++stepsSince >= steps) {
      stepsSince = 0;
      consider(step, training.values());
    }
  }

  @Override
  public void epochFinished(int epoch, Map<String, Double> values) {
    if (steps == 0) {
      consider(0, values);
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    monitor.save(out);
    out.writeInt(epoch);
    out.writeInt(stepsSince);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    monitor.restore(in);
    epoch = in.readInt();
    stepsSince = in.readInt();
  }

  private void consider(int step, Map<String, Double> values) {
    if (bestOnly) {
      OptionalDouble current = monitor.value(values, training, "model_checkpoint");
      if (current.isPresent() && !monitor.improves(current.getAsDouble())) {
        return;
      }
    }
    Path file = Path.of(pattern.fill(epoch, step, values));
    try {
      training.model().save(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    training.saved(file);
    if (verbose > 0) {
      training.say("saved " + file + " in epoch " + epoch);
    }
  }
}
