package dev.bowline.runtime.spi;

import java.util.Arrays;

/** A quantile of some numbers, between two of them by linear interpolation, as NumPy's default. */
public final class Quantile {
  private Quantile() {}

  /**
   * The quantile.
   *
   * @param values at least one
   * @param q from 0, the smallest, to 1, the largest
   */
  public static float of(float[] values, double q) {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("quantile: expected a number from 0 to 1, found " + q);
    }
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = q * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return (float) (sorted[below] + (place - below) * ((double) sorted[above] - sorted[below]));
  }
}
