package dev.bowline.formats;

import static com.google.common.truth.Truth.assertThat;

/** How far two arrays are from each other. */
final class Difference {
  private Difference() {}

  static float largest(float[] a, float[] b) {
    assertThat(a.length).isEqualTo(b.length);
    float largest = 0;
    for (int i = 0; i < a.length; i++) {
      assertThat(Float.isNaN(a[i])).isEqualTo(Float.isNaN(b[i]));
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }
}
