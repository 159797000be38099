package dev.bowline.runtime.spi;

import dev.bowline.runtime.TrainingOptions;
import java.util.Arrays;
import java.util.List;

/**
 * What a generated trainer looks like, for {@code y = x w} with noise on x, the mean squared error
 * and momentum; its metric is the mean absolute error.
 */
final class LinearTrainer extends FitLoop {
  final int size;
  final float[] w;
  private final float[] velocity;
  private float[][] x = new float[0][];
  private float[][] dy = new float[0][];
  private float rate;

  LinearTrainer(int size, Scaling scaling, TrainingSettings settings, TrainingOptions options) {
    this(new LinearModel(size), scaling, settings, options);
  }

  private LinearTrainer(
      LinearModel model, Scaling scaling, TrainingSettings settings, TrainingOptions options) {
    super(model, scaling, settings, options);
    size = model.inputSize();
    w = model.w;
    velocity = new float[size * size];
    Initial.normal(Draws.key(settings.seed(), Draws.WEIGHTS), 0, 0.1, w, w.length);
  }

  static TrainingSettings settings() {
    return new TrainingSettings(3, 16, true, 0, 5, 0.1, List.of("mean_absolute_error"));
  }

  static LinearTrainer of(int size, TrainingOptions options) {
    return new LinearTrainer(size, Scaling.none(size), settings(), options);
  }

  @Override
  protected void reserve(int rows) {
    if (x.length < rows) {
      x = new float[rows][size];
      dy = new float[rows][size];
    }
  }

  @Override
  protected void pass(float[] in, float[] target, int rows, int from, int to) {
    for (int n = from; n < to; n++) {
      for (int i = 0; i < size; i++) {
        float noisy = Draws.uniform(noise, n * size + i) * 0.1f;
        x[n][i] = in[n * size + i] + noisy;
      }
      row(target, n);
      for (int j = 0; j < size; j++) {
        dy[n][j] *= 2f / size * (float) shares[n];
      }
    }
  }

  @Override
  protected void evaluate(float[] in, float[] target, int from, int to) {
    for (int n = from; n < to; n++) {
      System.arraycopy(in, n * size, x[n], 0, size);
      row(target, n);
    }
  }

  private void row(float[] target, int n) {
    double squares = 0;
    double absolutes = 0;
    for (int j = 0; j < size; j++) {
      float y = 0;
      for (int i = 0; i < size; i++) {
        y += x[n][i] * w[i * size + j];
      }
      dy[n][j] = y - target[n * size + j];
      squares += dy[n][j] * dy[n][j];
      absolutes += Math.abs(dy[n][j]);
    }
    losses[n] = squares / size;
    metrics[0][n] = absolutes / size;
  }

  @Override
  protected void prepare(double rate, long step) {
    this.rate = (float) rate;
  }

  @Override
  protected void update(float[] in, int rows, int shard, int shards) {
    for (int i = size * shard / shards; i < size * (shard + 1) / shards; i++) {
      for (int j = 0; j < size; j++) {
        float dw = 0;
        for (int n = 0; n < rows; n++) {
          dw += x[n][i] * dy[n][j];
        }
        int at = i * size + j;
        velocity[at] = 0.5f * velocity[at] - rate * dw;
        w[at] += velocity[at];
      }
    }
  }

  @Override
  protected List<String> layers() {
    return List.of("only");
  }

  @Override
  protected int firstNotFinite(float[] in, int row) {
    if (!Rows.finite(Arrays.copyOfRange(in, row * size, row * size + size), size)) {
      return -1;
    }
    evaluate(in, in, row, row + 1);
    return Rows.finite(dy[row], size) ? 1 : 0;
  }

  @Override
  protected int tile() {
    return 12;
  }

  /** So much that even small models are shared out. */
  @Override
  protected long work(int rows) {
    return Long.MAX_VALUE;
  }

  @Override
  public List<Tensor<float[]>> slots() {
    return List.of(new Tensor<>("w.velocity", new int[] {size, size}, velocity));
  }

  Tensor<float[]> weights() {
    return new Tensor<>("w", new int[] {size, size}, w);
  }
}
