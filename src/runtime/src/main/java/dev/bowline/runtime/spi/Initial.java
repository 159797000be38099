package dev.bowline.runtime.spi;

/**
 * Fills the first {@code size} numbers of new tensors. The number at row-major position {@code i}
 * is made of the draw {@code (key, i)} in double precision, so a class of floats starts from the
 * same numbers, rounded.
 */
public final class Initial {
  /** The probability that a normal number is below its mean by more than two deviations. */
  private static final double BEYOND_TWO = 0.022750131948179209;

  private Initial() {}

  /** What stands at a position. */
  private interface Rule {
    double at(int position);
  }

  /** Every number is {@code value}. */
  public static void constant(double value, float[] values, int size) {
    fill(i -> value, values, size);
  }

  /** As for floats. */
  public static void constant(double value, double[] values, int size) {
    fill(i -> value, values, size);
  }

  /** Uniform from {@code low} to {@code high}. */
  public static void uniform(long key, double low, double high, float[] values, int size) {
    fill(uniform(key, low, high), values, size);
  }

  /** As for floats. */
  public static void uniform(long key, double low, double high, double[] values, int size) {
    fill(uniform(key, low, high), values, size);
  }

  /** Normal with this mean and standard deviation. */
  public static void normal(long key, double mean, double deviation, float[] values, int size) {
    fill(normal(key, mean, deviation), values, size);
  }

  /** As for floats. */
  public static void normal(long key, double mean, double deviation, double[] values, int size) {
    fill(normal(key, mean, deviation), values, size);
  }

  /** Normal, restricted to two deviations around the mean; the deviation is that before it is. */
  public static void truncatedNormal(
      long key, double mean, double deviation, float[] values, int size) {
    fill(truncatedNormal(key, mean, deviation), values, size);
  }

  /** As for floats. */
  public static void truncatedNormal(
      long key, double mean, double deviation, double[] values, int size) {
    fill(truncatedNormal(key, mean, deviation), values, size);
  }

  /** {@code gain} where row and column have the same number, else 0. */
  public static void identity(double gain, int columns, float[] values, int size) {
    fill(identity(gain, columns), values, size);
  }

  /** As for floats. */
  public static void identity(double gain, int columns, double[] values, int size) {
    fill(identity(gain, columns), values, size);
  }

  /** {@code gain} times orthonormal columns, or rows where these are fewer. */
  public static void orthogonal(long key, double gain, int rows, int columns, float[] values) {
    fill(orthogonal(key, gain, rows, columns), values, rows * columns);
  }

  /** As for floats. */
  public static void orthogonal(long key, double gain, int rows, int columns, double[] values) {
    fill(orthogonal(key, gain, rows, columns), values, rows * columns);
  }

  private static Rule identity(double gain, int columns) {
    return i -> i / columns == i % columns ? gain : 0;
  }

  private static Rule orthogonal(long key, double gain, int rows, int columns) {
    double[][] basis = Orthonormal.basis(key, Math.max(rows, columns), Math.min(rows, columns));
    return i -> {
      int row = i / columns;
      int column = i % columns;
      return gain * (rows >= columns ? basis[column][row] : basis[row][column]);
    };
  }

  private static Rule uniform(long key, double low, double high) {
    return i -> low + (high - low) * Draws.uniformDouble(key, i);
  }

  private static Rule normal(long key, double mean, double deviation) {
    return i -> mean + deviation * Draws.normal(key, i);
  }

  private static Rule truncatedNormal(long key, double mean, double deviation) {
    return i -> {
      double within = BEYOND_TWO + (1 - 2 * BEYOND_TWO) * Draws.uniformDouble(key, i);
      // The quantile of the ends themselves may be beyond two by a rounding.
      return mean + deviation * Math.max(-2, Math.min(2, Normal.quantile(within)));
    };
  }

  private static void fill(Rule rule, float[] values, int size) {
    for (int i = 0; i < size; i++) {
      values[i] = (float) rule.at(i);
    }
  }

  private static void fill(Rule rule, double[] values, int size) {
    for (int i = 0; i < size; i++) {
      values[i] = rule.at(i);
    }
  }
}
