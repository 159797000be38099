package dev.bowline.report.event;

/**
 * Numbers counted in 30 buckets of one width from the smallest to the largest, as TensorBoard's own
 * writer does; equal numbers fill a single bucket of width 1.
 */
final class Buckets {
  private static final int COUNT = 30;

  private Buckets() {}

  /** For each bucket its left edge, its right edge and how many numbers it holds. */
  static double[][] of(float[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    if (!(least < most)) {
      return values.length == 0
          ? new double[0][]
          : new double[][] {{least - 0.5, least + 0.5, values.length}};
    }
    double width = (most - least) / COUNT;
    double[][] buckets = new double[COUNT][];
    for (int at = 0; at < COUNT; at++) {
      double right = at == COUNT - 1 ? most : least + width * (at + 1);
      buckets[at] = new double[] {least + width * at, right, 0};
    }
    for (float value : values) {
      buckets[(int) Math.min(COUNT - 1, (value - least) / width)][2]++;
    }
    return buckets;
  }
}
