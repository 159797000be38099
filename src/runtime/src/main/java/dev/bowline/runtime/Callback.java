package dev.bowline.runtime;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A listener that may also act on the training that it hears of: stop it, change its learning rate,
 * report a value. Several are told in their order, the model file's before those of the options,
 * and all before the listeners that only listen.
 *
 * <p>A callback is told of one training at a time. What it remembers begins anew with each {@link
 * #begin}; for a training that can be resumed it goes through {@link #save} and {@link #restore}.
 */
public interface Callback extends TrainingListener {
  /** Before {@link #trainingStarted}: what may be done, until {@link #end}. */
  default void begin(RunningTraining training) {}

  /** After the last epoch, also of a training that was stopped or whose loss is not finite. */
  default void end() {}

  /** Writes what it remembers, for a checkpoint. */
  default void save(DataOutput out) throws IOException {}

  /** After {@link #begin}: remembers what another one of the same kind has written. */
  default void restore(DataInput in) throws IOException {}
}
