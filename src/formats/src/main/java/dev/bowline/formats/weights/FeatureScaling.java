package dev.bowline.formats.weights;

/**
 * Fitted scaling: {@code scaled = (x - mean) / scale}.
 *
 * @param mean one for each feature
 * @param scale the same, none of them 0
 */
public record FeatureScaling(float[] mean, float[] scale) {
  /** What rounding may do to numbers that are written down twice. */
  private static final float ROUNDING = 1e-6f;

  /** Whether it is the same within rounding. */
  public boolean isSameAs(FeatureScaling other) {
    return near(mean, other.mean) && near(scale, other.scale);
  }

  private static boolean near(float[] a, float[] b) {
    if (a.length != b.length) {
      return false;
    }
    for (int i = 0; i < a.length; i++) {
      if (!(Math.abs(a[i] - b[i]) <= ROUNDING * Math.max(Math.abs(a[i]), Math.abs(b[i])))) {
        return false;
      }
    }
    return true;
  }
}
