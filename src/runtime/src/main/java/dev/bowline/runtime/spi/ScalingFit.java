package dev.bowline.runtime.spi;

/** Mean and scale of each feature, found on the rows of an array. */
record ScalingFit(float[] mean, float[] scale) {
  /** An array of floats or doubles. */
  interface Numbers {
    double at(int index);
  }

  static ScalingFit of(ScalingKind kind, Numbers x, int rows, int size) {
    ScalingFit fit = new ScalingFit(new float[size], new float[size]);
    for (int i = 0; i < size; i++) {
      Feature feature = Feature.of(x, rows, size, i);
      boolean standard = kind == ScalingKind.STANDARD;
      fit.mean[i] = (float) (standard ? feature.mean : feature.min);
      fit.scale[i] = (float) (standard ? feature.deviation : feature.max - feature.min);
      // Exactly constant, or as good as: a float cannot hold how little it varies.
      if (feature.max == feature.min || fit.scale[i] == 0) {
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

  /** The deviation is the population's: divided by the rows, not by one less. */
  private record Feature(double mean, double deviation, double min, double max) {
    static Feature of(Numbers x, int rows, int size, int feature) {
      double sum = 0;
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (int n = 0; n < rows; n++) {
        double value = x.at(n * size + feature);
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
      double mean = sum / rows;
      double squares = 0;
      for (int n = 0; n < rows; n++) {
        double distance = x.at(n * size + feature) - mean;
        squares += distance * distance;
      }
      return new Feature(mean, Math.sqrt(squares / rows), min, max);
    }
  }
}
