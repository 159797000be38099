package dev.bowline.runtime.spi;

/**
 * {@code scaled = (x - mean) / scale} for each feature. Fitted once, then never changed. Any number
 * of threads may read while none fits; what one thread fitted, every other one sees whole.
 */
public final class Scaling {
  private final ScalingKind kind;
  private final int size;
  private volatile Terms terms;

  /** What {@code fit} finds; never changed, so that it can be shared between copies. */
  private record Terms(float[] mean, float[] scale) {}

  private Scaling(ScalingKind kind, int size, Terms terms) {
    this.kind = kind;
    this.size = size;
    this.terms = terms;
  }

  /** Leaves everything as it is; always fitted. */
  public static Scaling none(int size) {
    return new Scaling(ScalingKind.NONE, size, constant(size, 1));
  }

  /** To mean 0 and standard deviation 1. */
  public static Scaling standard(int size) {
    return new Scaling(ScalingKind.STANDARD, size, null);
  }

  /** To the range from 0 to 1. */
  public static Scaling minMax(int size) {
    return new Scaling(ScalingKind.MIN_MAX, size, null);
  }

  /** Multiplies by {@code factor}; always fitted. */
  public static Scaling factor(int size, double factor) {
    return new Scaling(ScalingKind.FACTOR, size, constant(size, (float) (1 / factor)));
  }

  /** Whether mean and scale are known. */
  public boolean fitted() {
    return terms != null;
  }

  /** Throws {@link IllegalStateException} unless it is fitted. */
  public void requireFitted() {
    fittedTerms();
  }

  /**
   * Takes mean and scale from {@code rows} rows; does nothing if it is fitted.
   *
   * @throws IllegalArgumentException if the rows are too few, or a number is not finite
   */
  public void fit(float[] x, int rows) {
    Expect.batch(x, rows, size, "x");
    fit(block -> block.take(i -> x[i], rows));
  }

  /** As for floats, whether they are in memory or not. */
  void fit(RowRange range) {
    fit(
        block -> {
          try (Windows windows = Windows.of(range, 1)) {
            while (windows.next()) {
              float[] x = windows.x();
              int first = windows.offset() * size;
              block.take(i -> x[first + i], windows.rows());
            }
          }
        });
  }

  /** As for floats. */
  public void fit(double[] x, int rows) {
    Expect.batch(x, rows, size, "x");
    fit(block -> block.take(i -> x[i], rows));
  }

  /** Scales the row that starts at {@code from} to the one that starts at {@code to}. */
  public void scale(float[] x, int from, float[] scaled, int to) {
    Terms t = fittedTerms();
    for (int i = 0; i < t.mean.length; i++) {
      scaled[to + i] = (x[from + i] - t.mean[i]) / t.scale[i];
    }
  }

  /** As for floats. */
  public void scale(double[] x, int from, double[] scaled, int to) {
    Terms t = fittedTerms();
    for (int i = 0; i < t.mean.length; i++) {
      scaled[to + i] = (x[from + i] - t.mean[i]) / t.scale[i];
    }
  }

  /** The way back; the arrays may be the same. */
  public void unscale(float[] scaled, int from, float[] x, int to) {
    Terms t = fittedTerms();
    for (int i = 0; i < t.mean.length; i++) {
      x[to + i] = scaled[from + i] * t.scale[i] + t.mean[i];
    }
  }

  /** As for floats. */
  public void unscale(double[] scaled, int from, double[] x, int to) {
    Terms t = fittedTerms();
    for (int i = 0; i < t.mean.length; i++) {
      x[to + i] = scaled[from + i] * t.scale[i] + t.mean[i];
    }
  }

  /** An independent one in the same state. */
  public Scaling copy() {
    return new Scaling(kind, size, terms);
  }

  /** The mean of each feature; a copy. */
  public float[] mean() {
    return fittedTerms().mean.clone();
  }

  /** The scale of each feature; a copy. */
  public float[] scale() {
    return fittedTerms().scale.clone();
  }

  ScalingKind kind() {
    return kind;
  }

  int size() {
    return size;
  }

  /**
   * Takes what a file holds.
   *
   * @param mean finite numbers, one for each feature
   * @param scale the same, and none of them 0
   */
  public void restore(float[] mean, float[] scale) {
    terms = new Terms(mean.clone(), scale.clone());
  }

  private Terms fittedTerms() {
    Terms t = terms;
    if (t == null) {
      throw new IllegalStateException(
          "the model's scaling is not fitted: train it with fit, call trainer().fitScaling, or load"
              + " weights that were saved after that");
    }
    return t;
  }

  private void fit(ScalingFit.Rows rows) {
    if (terms == null) {
      ScalingFit fit = ScalingFit.of(kind, rows, size);
      restore(fit.mean(), fit.scale());
    }
  }

  private static Terms constant(int size, float scale) {
    float[] scales = new float[size];
    java.util.Arrays.fill(scales, scale);
    return new Terms(new float[size], scales);
  }
}
