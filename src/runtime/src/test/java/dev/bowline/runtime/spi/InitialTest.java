package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class InitialTest {
  private static final long KEY = 11;
  private static final int SIZE = 30_000;

  /** A rule for either type. */
  private interface Filling {
    void fill(float[] floats, double[] doubles);
  }

  @Test
  void constantsFillEveryPlace() {
    double[] values = filled((f, d) -> fillConstant(f, d));
    for (double value : values) {
      assertThat(value).isEqualTo(0.3);
    }
  }

  @Test
  void uniformNumbersLieEvenlyBetweenTheirBounds() {
    double[] values =
        filled(
            (f, d) -> {
              Initial.uniform(KEY, -0.5, 1.5, f, SIZE);
              Initial.uniform(KEY, -0.5, 1.5, d, SIZE);
            });
    assertMoments(values, 0.5, 2 / Math.sqrt(12));
    for (double value : values) {
      assertThat(value).isAtLeast(-0.5);
      assertThat(value).isLessThan(1.5);
    }
  }

  @Test
  void normalNumbersHaveMeanAndDeviation() {
    double[] values =
        filled(
            (f, d) -> {
              Initial.normal(KEY, 3, 0.2, f, SIZE);
              Initial.normal(KEY, 3, 0.2, d, SIZE);
            });
    assertMoments(values, 3, 0.2);
  }

  @Test
  void truncatedNumbersStayWithinTwoDeviations() {
    double[] values =
        filled(
            (f, d) -> {
              Initial.truncatedNormal(KEY, 1, 0.5, f, SIZE);
              Initial.truncatedNormal(KEY, 1, 0.5, d, SIZE);
            });
    assertMoments(values, 1, 0.5 * 0.87962566103423978);
    for (double value : values) {
      assertThat(value).isWithin(1.0).of(1);
    }
  }

  @Test
  void whatStandsBehindTheTensorIsLeftAlone() {
    double[] values = {0, 0, 0, 99};
    Initial.normal(KEY, 0, 1, values, 3);
    assertThat(values[2]).isEqualTo(Draws.normal(KEY, 2));
    assertThat(values[3]).isEqualTo(99);
  }

  private static void fillConstant(float[] floats, double[] doubles) {
    Initial.constant(0.3, floats, SIZE);
    Initial.constant(0.3, doubles, SIZE);
  }

  /** The doubles, after it was seen that the floats are the same, rounded. */
  private static double[] filled(Filling filling) {
    float[] floats = new float[SIZE];
    double[] doubles = new double[SIZE];
    filling.fill(floats, doubles);
    for (int i = 0; i < SIZE; i++) {
      assertThat(floats[i]).isEqualTo((float) doubles[i]);
    }
    return doubles;
  }

  private static void assertMoments(double[] values, double mean, double deviation) {
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value;
      squares += (value - mean) * (value - mean);
    }
    assertThat(sum / SIZE).isWithin(5 * deviation / Math.sqrt(SIZE)).of(mean);
    assertThat(Math.sqrt(squares / SIZE)).isWithin(0.02 * deviation).of(deviation);
  }
}
