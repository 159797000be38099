package dev.bowline.runtime.callback;

import dev.bowline.runtime.Callback;
import dev.bowline.runtime.RunningTraining;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Ends a training when a value has not improved for some epochs, as Keras's callback of that name.
 * The methods that set something return the callback itself.
 */
public final class EarlyStopping implements Callback {
  private final Monitor monitor = new Monitor();
  private int patience;
  private int startFromEpoch;
  private OptionalDouble baseline = OptionalDouble.empty();
  private boolean restoring;
  private int verbose;

  private RunningTraining training;
  private int wait;
  private int stoppedEpoch;
  private int bestEpoch;
  private float[] bestWeights = new float[0];

  /** What is watched; {@code val_loss} if nothing is said. */
  public EarlyStopping monitor(String name) {
    monitor.name = name;
    return this;
  }

  /** Which values are better; the lower ones if nothing is said. */
  public EarlyStopping mode(Mode mode) {
    monitor.mode = mode;
    return this;
  }

  /** Only a larger change than this is an improvement. */
  public EarlyStopping minDelta(double minDelta) {
    monitor.minDelta = minDelta;
    return this;
  }

  /** How many epochs without an improvement end the training; 0 if nothing is said. */
  public EarlyStopping patience(int epochs) {
    patience = epochs;
    return this;
  }

  /** Only an improvement that beats this value as well makes the count begin anew. */
  public EarlyStopping baseline(double value) {
    baseline = OptionalDouble.of(value);
    return this;
  }

  /** The training ends with the weights of its best epoch, stopped early or not. */
  public EarlyStopping restoreBestWeights() {
    restoring = true;
    return this;
  }

  /** So many epochs are let pass before anything is watched. */
  public EarlyStopping startFromEpoch(int epochs) {
    startFromEpoch = epochs;
    return this;
  }

  /** With 1 it tells when it stops; with 0, and if nothing is said, it does not. */
  public EarlyStopping verbose(int level) {
    verbose = level;
    return this;
  }

  @Override
  public void begin(RunningTraining training) {
    this.training = training;
    monitor.reset(OptionalDouble.empty());
    wait = 0;
    stoppedEpoch = 0;
    bestEpoch = 0;
    bestWeights = new float[0];
  }

  @Override
  public void epochFinished(int epoch, Map<String, Double> values) {
    OptionalDouble current = monitor.value(values, training, "early_stopping");
    if (current.isEmpty() || epoch - 1 < startFromEpoch) {
      return;
    }
    if (bestWeights.length == 0) {
      keep(epoch);
    }
    wait++;
    if (monitor.improves(current.getAsDouble())) {
      keep(epoch);
      if (baseline.isEmpty() || monitor.beats(current.getAsDouble(), baseline.getAsDouble())) {
        wait = 0;
      }
      return;
    }
    // Never after the first epoch, which has nothing to be compared with.
    if (wait >= patience && epoch > 1) {
      stoppedEpoch = epoch;
      training.stop();
    }
  }

  @Override
  public void end() {
    if (stoppedEpoch > 0 && verbose > 0) {
      training.say("early stopping after epoch " + stoppedEpoch);
    }
    if (restoring && bestWeights.length > 0) {
      if (verbose > 0) {
        training.say("restoring the weights of epoch " + bestEpoch);
      }
      training.model().setParameters(bestWeights);
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    monitor.save(out);
    out.writeInt(wait);
    out.writeInt(stoppedEpoch);
    out.writeInt(bestEpoch);
    out.writeInt(bestWeights.length);
    for (float weight : bestWeights) {
      out.writeFloat(weight);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    monitor.restore(in);
    wait = in.readInt();
    stoppedEpoch = in.readInt();
    bestEpoch = in.readInt();
    bestWeights = new float[in.readInt()];
    for (int i = 0; i < bestWeights.length; i++) {
      bestWeights[i] = in.readFloat();
    }
  }

  private void keep(int epoch) {
    bestEpoch = epoch;
    if (restoring) {
      bestWeights = training.model().parameters();
    }
  }
}
