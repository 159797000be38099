package dev.bowline.runtime.spi;

import java.util.Arrays;

/**
 * Mean and scale of each feature, found on rows. Sums are taken in the order of the rows, so that
 * it is the same whether these come at once or in parts.
 */
record ScalingFit(float[] mean, float[] scale) {
  /** An array of floats or doubles. */
  interface Numbers {
    double at(int index);
  }

  /** Some rows one behind the other, of which the first begins at 0. */
  interface Block {
    void take(Numbers x, int rows);
  }

  /** What hands over all rows, a block after the other, and as often as it is asked to. */
  interface Rows {
    void each(Block block);
  }

  static ScalingFit of(ScalingKind kind, Rows rows, int size) {
    Extent extent = Extent.of(rows, size);
    boolean standard = kind == ScalingKind.STANDARD;
    double[] deviation = standard ? extent.deviation(rows) : new double[size];
    ScalingFit fit = new ScalingFit(new float[size], new float[size]);
    for (int i = 0; i < size; i++) {
      fit.mean[i] = (float) (standard ? extent.mean(i) : extent.min[i]);
      fit.scale[i] = (float) (standard ? deviation[i] : extent.max[i] - extent.min[i]);
      // Exactly constant, or as good as: a float cannot hold how little it varies.
      if (extent.max[i] == extent.min[i] || fit.scale[i] == 0) {
        fit.scale[i] = 1;
      }
      requireFinite(fit.mean[i], i);
      requireFinite(fit.scale[i], i);
    }
    return fit;
  }

  private static void requireFinite(float number, int feature) {
    if (!Float.isFinite(number)) {
      throw new IllegalArgumentException(
          "feature " + (feature + 1) + ": expected finite numbers of float range, found others");
    }
  }

  /** What one pass through the rows tells of each feature. */
  private static final class Extent {
    private final int size;
    private final double[] sum;
    private final double[] min;
    private final double[] max;
    private int rows;

    private Extent(int size) {
      this.size = size;
      sum = new double[size];
      min = new double[size];
      max = new double[size];
      Arrays.fill(min, Double.POSITIVE_INFINITY);
      Arrays.fill(max, Double.NEGATIVE_INFINITY);
    }

    static Extent of(Rows rows, int size) {
      Extent extent = new Extent(size);
      rows.each(extent::add);
      return extent;
    }

    double mean(int feature) {
      return sum[feature] / rows;
    }

    /** The population's: divided by the rows, not by one less. */
    double[] deviation(Rows all) {
      double[] squares = new double[size];
      all.each(
          (x, count) -> {
            for (int n = 0; n < count; n++) {
              for (int i = 0; i < size; i++) {
                double distance = x.at(n * size + i) - mean(i);
                squares[i] += distance * distance;
              }
            }
          });
      for (int i = 0; i < size; i++) {
        squares[i] = Math.sqrt(squares[i] / rows);
      }
      return squares;
    }

    private void add(Numbers x, int count) {
      for (int n = 0; n < count; n++) {
        for (int i = 0; i < size; i++) {
          double value = x.at(n * size + i);
          sum[i] += value;
          min[i] = Math.min(min[i], value);
          max[i] = Math.max(max[i], value);
        }
      }
      rows += count;
    }
  }
}
