package dev.bowline.runtime.spi;

import dev.bowline.runtime.TrainingOptions;
import java.util.List;

/**
 * One optimiser step after the other, for any element type: the generated class does the
 * arithmetic, this class the rest. A step has two phases, each shared out among the threads: first
 * the rows of the batch, each through the forward pass, the loss and the backward pass; then the
 * rows of the kernels, each with its whole gradient and its update. Further ones follow where an
 * optimiser looks at more than single weights, and where weights must keep a constraint.
 *
 * <p>Each row and each weight is computed by one thread, whichever it is, and sums over the rows
 * are taken in their order: the number of threads changes no bit of a result.
 */
public abstract class Stepper<A> implements AutoCloseable {
  /** The loss of each row of the batch; at least as long as what was last reserved. */
  protected double[] losses = new double[0];

  /** Each metric's value for each row, [metric][row]: as many as the settings name. */
  protected double[][] metrics;

  /**
   * What each row of the batch counts in its loss, which its gradient is multiplied by: for a mean
   * one over the rows, times the row's weight if it has one.
   */
  protected double[] shares = new double[0];

  /** What the activities of each row cost: a part of the batch's loss that is always a mean. */
  protected double[] rowPenalties = new double[0];

  /** How many batches were learned from before this one. */
  protected long iteration;

  /** What draws the noise of this step: the root of its keys, see {@link Draws}. */
  protected long noise;

  /** Below so many multiplications (some 50 microseconds) a hand-off costs more than it gains. */
  private static final long WORTH_SHARING = 1_000_000;

  private final long seed;
  private double rate;
  private final Workers workers;
  private final Workers.Task passing = (shard, shards) -> passShare(shard, shards);
  private final Workers.Task passingBack = (shard, shards) -> passBackShare(shard, shards);
  private final Workers.Task updating = (shard, shards) -> updateShare(shard, shards);
  private final Workers.Task constraining = (shard, shards) -> constrain(shard, shards);
  private final Workers.Task applying = (shard, shards) -> applyShare(shard, shards);
  private final Workers.Task evaluating = (shard, shards) -> evaluateShare(shard, shards);

  // The batch and the pass in work, kept here so that a step allocates nothing.
  private A batch;
  private A batchTarget;
  private float[] batchWeights;
  private int batchRows;
  private int pass;
  private double divisor;

  protected Stepper(TrainingSettings settings, TrainingOptions options) {
    seed = options.seed().orElse(settings.seed());
    rate = options.learningRate().orElse(settings.learningRate());
    metrics = new double[settings.metrics().size()][0];
    workers = new Workers(options.threads().orElseGet(Runtime.getRuntime()::availableProcessors));
  }

  /** Makes the work space large enough for so many rows; {@link #losses} and metrics are. */
  protected abstract void reserve(int rows);

  /**
   * Tells where the next batch is, and null when it is done with.
   *
   * @param filled whether each thread's rows are as many as a tile has, so that none reads behind
   *     the last one: then a class whose rows stand alike there can leave them where they are
   */
  protected void place(A x, boolean filled) {}

  /**
   * The first phase for the rows {@code from} to {@code to} of a batch of {@code rows}: sets their
   * {@link #losses} and {@link #metrics} and keeps what the second phase needs.
   */
  protected abstract void pass(A x, A target, int rows, int from, int to);

  /**
   * Loss and metrics of the rows {@code from} to {@code to} without noise and without training. A
   * stage of pre-training has no need of them.
   */
  protected void evaluate(A x, A target, int from, int to) {
    throw new AssertionError("this is a stage");
  }

  /**
   * Before the second phase: sets the numbers of the whole step. {@code step} counts the
   * optimiser's steps from 1.
   */
  protected abstract void prepare(double rate, long step);

  /**
   * The learning rate of a step behind {@code s} others, where a schedule gives it: then that of
   * the settings is NaN.
   */
  protected double scheduled(long s) {
    throw new AssertionError("there is no schedule");
  }

  /** The second phase for one of {@code shards} shares of all the weights. */
  protected abstract void update(A x, int rows, int shard, int shards);

  /**
   * Behind the first phase, or an evaluation, of all rows: sets the losses and metrics that a
   * batch's rows have together, the same number for each row.
   */
  protected void combine(int rows) {}

  /** Whether a loss of the whole batch, or penalties on it, part the first phase in two. */
  protected boolean isParted() {
    return false;
  }

  /** What of the first phase comes behind {@link #penalize}. */
  protected void passBack(A x, A target, int rows, int from, int to) {
    throw new AssertionError("the first phase is whole");
  }

  /**
   * The penalties that are part of a batch's loss but belong to no single row; between the phases.
   */
  protected double penalize(int rows) {
    return 0;
  }

  /** Whether some weights must keep a constraint. */
  protected boolean isConstrained() {
    return false;
  }

  /** Behind the second phase: makes one of {@code shards} shares of them keep it. */
  protected void constrain(int shard, int shards) {
    throw new AssertionError("there is no constraint");
  }

  /**
   * How many passes over the weights follow the second phase, which then only keeps the gradient:
   * an optimiser that looks at more than one weight's gradient at a time needs them.
   */
  protected int passes() {
    return 0;
  }

  /** One of the passes, for one of {@code shards} shares of all the weights. */
  protected void apply(int pass, int shard, int shards) {
    throw new AssertionError("there is no pass " + pass);
  }

  /** Behind a pass: sets the numbers that follow from what it has summed up. */
  protected void settle(int pass) {}

  /** How many gradients are summed up for one step of the optimiser. */
  protected int every() {
    return 1;
  }

  /** How many of the passes are left out until a step's gradients are complete: the first ones. */
  protected int passesOfStep() {
    return passes();
  }

  /** Behind the last step of a training: the weights that are its result. */
  protected void finish() {}

  /** Kernels take so many rows of a batch at once, or a divisor: threads cut batches there. */
  protected abstract int tile();

  /** About how many multiplications a step on so many rows takes. */
  protected abstract long work(int rows);

  /** How many stages of pre-training come before the training of the whole. */
  public int stages() {
    return 0;
  }

  /** A trainer of one of them, from 0, of the same tensors; it gets the codes of those before. */
  public Stepper<A> stage(int number, TrainingOptions options) {
    throw new AssertionError("there is no stage " + number);
  }

  /** In a stage: the codes of {@code rows} rows, without noise. */
  public void encode(A x, A code, int rows) {
    throw new AssertionError("this is no stage");
  }

  /** In a stage: what people call it. */
  public String title() {
    throw new AssertionError("this is no stage");
  }

  /** What the optimiser keeps from step to step, each named {@code LAYER.kernel.SLOT}. */
  public abstract List<Tensor<A>> slots();

  /** How many steps were done. */
  public final long iteration() {
    return iteration;
  }

  /** Goes on as if so many steps were done: with the slots, all that a step depends on. */
  public final void setIteration(long iteration) {
    this.iteration = iteration;
  }

  /** The learning rate of the next step. */
  public final double learningRate() {
    return Double.isNaN(rate) ? scheduled(iteration) : rate;
  }

  /** The learning rate that was set; NaN where a schedule gives it. */
  public final double fixedRate() {
    return rate;
  }

  /** Sets the learning rate of the steps to come; NaN leaves it to the schedule. */
  public final void setLearningRate(double rate) {
    this.rate = rate;
  }

  /**
   * One step on {@code rows} rows.
   *
   * @return the batch's loss before the step; if that is not finite, nothing is changed
   */
  public final double advance(A x, A target, int rows) {
    return advance(x, target, null, rows);
  }

  /**
   * The same on rows of different weight.
   *
   * @param weights one for each row, which its loss is multiplied by; null for ones
   */
  public final double advance(A x, A target, float[] weights, int rows) {
    begin(x, target, weights, rows);
    noise = Draws.key(Draws.key(seed, Draws.NOISE), iteration);
    run(passing);
    combine(rows);
    double loss = reduced() + penalize(rows);
    if (Double.isFinite(loss)) {
      if (isParted()) {
        run(passingBack);
      }
      prepare(learningRate(), iteration / every() + 1);
      run(updating);
      boolean complete = (iteration + 1) % every() == 0;
      for (pass = complete ? 0 : passesOfStep(); pass < passes(); pass++) {
        run(applying);
        settle(pass);
      }
      if (isConstrained()) {
        run(constraining);
      }
      iteration++;
    }
    end();
    return loss;
  }

  /** The loss of {@code rows} rows without noise; changes nothing but losses and metrics. */
  public final double loss(A x, A target, int rows) {
    return loss(x, target, null, rows);
  }

  /** The same of rows of different weight, which may be null for ones. */
  public final double loss(A x, A target, float[] weights, int rows) {
    begin(x, target, weights, rows);
    run(evaluating);
    combine(rows);
    double loss = reduced() + penalize(rows);
    end();
    return loss;
  }

  /** Ends the workers; the caller's thread does any further step. May be called twice. */
  @Override
  public void close() {
    workers.close();
  }

  /**
   * Where a share of a kernel's rows begins: between two tiles. The tiles are of at most {@code
   * height} rows and, but for one row, of equal height, the higher ones first.
   */
  protected static int cut(int rows, int height, int shard, int shards) {
    int tiles = (rows - 1) / height + 1;
    int tile = (int) ((long) tiles * shard / shards);
    return rows / tiles * tile + Math.min(tile, rows % tiles);
  }

  /** The sum of the first {@code rows} values, in their order. */
  protected static double sum(double[] values, int rows) {
    double sum = 0;
    for (int n = 0; n < rows; n++) {
      sum += values[n];
    }
    return sum;
  }

  /** How the losses of the rows become the batch's. */
  protected Reduction reduction() {
    return Reduction.MEAN;
  }

  /** The batch's loss, from those of its rows in their order. */
  private double reduced() {
    double penalty = sum(rowPenalties, batchRows) / batchRows;
    if (batchWeights == null) {
      return sum(losses, batchRows) / divisor + penalty;
    }
    double sum = 0;
    for (int n = 0; n < batchRows; n++) {
      sum += batchWeights[n] * losses[n];
    }
    return sum / divisor + penalty;
  }

  private void begin(A x, A target, float[] weights, int rows) {
    if (losses.length < rows) {
      losses = new double[rows];
      shares = new double[rows];
      rowPenalties = new double[rows];
      for (int i = 0; i < metrics.length; i++) {
        metrics[i] = new double[rows];
      }
    }
    reserve(rows);
    batch = x;
    batchTarget = target;
    batchWeights = weights;
    batchRows = rows;
    divisor = reduction().divisor(weights, rows);
    int shards = shards();
    place(x, rows - cut(shards - 1, shards) >= tile());
    for (int n = 0; n < rows; n++) {
      shares[n] = (weights == null ? 1.0 : weights[n]) / divisor;
    }
  }

  private void end() {
    place(null, false);
    batch = null;
    batchTarget = null;
    batchWeights = null;
  }

  private void run(Workers.Task task) {
    if (shards() == 1) {
      task.run(0, 1);
    } else {
      workers.run(task);
    }
  }

  private int shards() {
    return work(batchRows) < WORTH_SHARING ? 1 : workers.threads();
  }

  private void passShare(int shard, int shards) {
    int from = cut(shard, shards);
    int to = cut(shard + 1, shards);
    if (from < to) {
      pass(batch, batchTarget, batchRows, from, to);
    }
  }

  private void passBackShare(int shard, int shards) {
    int from = cut(shard, shards);
    int to = cut(shard + 1, shards);
    if (from < to) {
      passBack(batch, batchTarget, batchRows, from, to);
    }
  }

  private void evaluateShare(int shard, int shards) {
    int from = cut(shard, shards);
    int to = cut(shard + 1, shards);
    if (from < to) {
      evaluate(batch, batchTarget, from, to);
    }
  }

  private void updateShare(int shard, int shards) {
    update(batch, batchRows, shard, shards);
  }

  private void applyShare(int shard, int shards) {
    apply(pass, shard, shards);
  }

  private int cut(int shard, int shards) {
    long tiles = (batchRows - 1) / tile() + 1;
    return (int) Math.min(batchRows, tiles * shard / shards * tile());
  }
}
