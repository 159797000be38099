package dev.bowline.runtime.spi;

import dev.bowline.runtime.TrainingOptions;
import java.util.List;

/**
 * One optimiser step after the other, for any element type: the generated class does the
 * arithmetic, this class the rest. A step has two phases, each shared out among the threads: first
 * the rows of the batch, each through the forward pass, the loss and the backward pass; then the
 * rows of the kernels, each with its whole gradient and its update.
 */
public abstract class Stepper<A> {
  /** The loss of each row of the batch; at least as long as what was last reserved. */
  protected double[] losses = new double[0];

  /** Each metric's value for each row: [metric][row]. */
  protected double[][] metrics = new double[0][];

  /** How many steps were done before this one. */
  protected long iteration;

  /** What draws the noise of this step: the root of its keys, see {@link Draws}. */
  protected long noise;

  protected Stepper(TrainingSettings settings, TrainingOptions options) {}

  /** Makes the work space large enough for so many rows. */
  protected abstract void reserve(int rows);

  /**
   * The first phase for the rows {@code from} to {@code to} of a batch of {@code rows}: sets their
   * {@link #losses} and {@link #metrics} and keeps what the second phase needs.
   */
  protected abstract void pass(A x, A target, int rows, int from, int to);

  /** Loss and metrics of the rows {@code from} to {@code to} without noise and without training. */
  protected abstract void evaluate(A x, A target, int from, int to);

  /** Before the second phase: sets the numbers of the whole step. {@code step} counts from 1. */
  protected abstract void prepare(double rate, long step);

  /** The second phase for one of {@code shards} shares of all the weights. */
  protected abstract void update(A x, int rows, int shard, int shards);

  /** About how many multiplications a step on so many rows takes. */
  protected abstract long work(int rows);

  /** What the optimiser keeps from step to step, each named {@code LAYER.kernel.SLOT}. */
  protected abstract List<Tensor<A>> slots();
}
