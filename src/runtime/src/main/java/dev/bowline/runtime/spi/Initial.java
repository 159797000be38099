package dev.bowline.runtime.spi;

/**
 * Fills new tensors. The number at row-major position {@code i} is made of the draw {@code (key,
 * i)} in double precision, so a class of floats starts from the same numbers, rounded.
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
  public static void constant(double value, float[][] rows) {
    fill(i -> value, rows);
  }

  /** As for floats. */
  public static void constant(double value, double[][] rows) {
    fill(i -> value, rows);
  }

  /** Uniform from {@code low} to {@code high}. */
  public static void uniform(long key, double low, double high, float[][] rows) {
    fill(uniform(key, low, high), rows);
  }

  /** As for floats. */
  public static void uniform(long key, double low, double high, double[][] rows) {
    fill(uniform(key, low, high), rows);
  }

  /** Normal with this mean and standard deviation. */
  public static void normal(long key, double mean, double deviation, float[][] rows) {
    fill(normal(key, mean, deviation), rows);
  }

  /** As for floats. */
  public static void normal(long key, double mean, double deviation, double[][] rows) {
    fill(normal(key, mean, deviation), rows);
  }

  /** Normal, restricted to two deviations around the mean; the deviation is that before it is. */
  public static void truncatedNormal(long key, double mean, double deviation, float[][] rows) {
    fill(truncatedNormal(key, mean, deviation), rows);
  }

  /** As for floats. */
  public static void truncatedNormal(long key, double mean, double deviation, double[][] rows) {
    fill(truncatedNormal(key, mean, deviation), rows);
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

  private static void fill(Rule rule, float[][] rows) {
    int position = 0;
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) rule.at(position++);
      }
    }
  }

  private static void fill(Rule rule, double[][] rows) {
    int position = 0;
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = rule.at(position++);
      }
    }
  }
}
