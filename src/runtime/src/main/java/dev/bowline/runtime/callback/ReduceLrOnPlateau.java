package dev.bowline.runtime.callback;

import dev.bowline.runtime.Callback;
import dev.bowline.runtime.RunningTraining;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Lowers the learning rate when a value has not improved for some epochs, as Keras's callback
 * {@code ReduceLROnPlateau}; reports {@code learning_rate}, that of the epoch. The methods that set
 * something return the callback itself.
 */
public final class ReduceLrOnPlateau implements Callback {
  private final Monitor monitor = new Monitor();
  private double factor = 0.1;
  private int patience = 10;
  private int cooldown;
  private double minLr;
  private int verbose;

  private RunningTraining training;
  private int wait;
  private int cooling;

  public ReduceLrOnPlateau() {
    monitor.minDelta = 1e-4;
  }

  /** What is watched; {@code val_loss} if nothing is said. */
  public ReduceLrOnPlateau monitor(String name) {
    monitor.name = name;
    return this;
  }

  /** Which values are better; the lower ones if nothing is said. */
  public ReduceLrOnPlateau mode(Mode mode) {
    monitor.mode = mode;
    return this;
  }

  /** Only a larger change than this is an improvement; 1e-4 if nothing is said. */
  public ReduceLrOnPlateau minDelta(double minDelta) {
    monitor.minDelta = minDelta;
    return this;
  }

  /** What the rate is multiplied by; below 1, and 0.1 if nothing is said. */
  public ReduceLrOnPlateau factor(double factor) {
    if (!(factor >= 0 && factor < 1)) {
      throw new IllegalArgumentException("factor: expected at least 0, below 1, found " + factor);
    }
    this.factor = factor;
    return this;
  }

  /** How many epochs without an improvement lower the rate; 10 if nothing is said. */
  public ReduceLrOnPlateau patience(int epochs) {
    patience = epochs;
    return this;
  }

  /** So many epochs after a reduction count for nothing. */
  public ReduceLrOnPlateau cooldown(int epochs) {
    cooldown = epochs;
    return this;
  }

  /** The rate is never made lower than this. */
  public ReduceLrOnPlateau minLr(double rate) {
    minLr = rate;
    return this;
  }

  /** With 1 it tells when it lowers the rate; with 0, and if nothing is said, it does not. */
  public ReduceLrOnPlateau verbose(int level) {
    verbose = level;
    return this;
  }

  @Override
  public void begin(RunningTraining training) {
    this.training = training;
    monitor.reset(OptionalDouble.empty());
    wait = 0;
    cooling = 0;
  }

  @Override
  public void epochFinished(int epoch, Map<String, Double> values) {
    training.report("learning_rate", training.learningRate());
    OptionalDouble current = monitor.value(values, training, "reduce_lr_on_plateau");
    if (current.isEmpty()) {
      return;
    }
    if (cooling > 0) {
      cooling--;
      wait = 0;
    }
    if (monitor.improves(current.getAsDouble())) {
      wait = 0;
      return;
    }
    if (cooling == 0 && ++wait >= patience && training.learningRate() > minLr) {
      double rate = Math.max(training.learningRate() * factor, minLr);
      training.setLearningRate(rate);
      if (verbose > 0) {
        training.say("learning rate " + rate + " after epoch " + epoch);
      }
      cooling = cooldown;
      wait = 0;
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    monitor.save(out);
    out.writeInt(wait);
    out.writeInt(cooling);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    monitor.restore(in);
    wait = in.readInt();
    cooling = in.readInt();
  }
}
