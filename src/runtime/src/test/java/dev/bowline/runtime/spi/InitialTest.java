package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class InitialTest {
  private static final long KEY = 11;

  /** A rule for either type. */
  private interface Filling {
    void fill(float[][] floats, double[][] doubles);
  }

  @Test
  void constantsFillEveryRow() {
    double[][] rows = filled((f, d) -> fillConstant(f, d));
    assertThat(rows[0]).isEqualTo(rows[99]);
    assertThat(rows[0][0]).isEqualTo(0.3);
  }

  @Test
  void uniformNumbersLieEvenlyBetweenTheirBounds() {
    double[][] rows =
        filled(
            (f, d) -> {
              Initial.uniform(KEY, -0.5, 1.5, f);
              Initial.uniform(KEY, -0.5, 1.5, d);
            });
    assertMoments(rows, 0.5, 2 / Math.sqrt(12));
    for (double[] row : rows) {
      for (double value : row) {
        assertThat(value).isAtLeast(-0.5);
        assertThat(value).isLessThan(1.5);
      }
    }
  }

  @Test
  void normalNumbersHaveMeanAndDeviation() {
    double[][] rows =
        filled(
            (f, d) -> {
              Initial.normal(KEY, 3, 0.2, f);
              Initial.normal(KEY, 3, 0.2, d);
            });
    assertMoments(rows, 3, 0.2);
  }

  @Test
  void truncatedNumbersStayWithinTwoDeviations() {
    double[][] rows =
        filled(
            (f, d) -> {
              Initial.truncatedNormal(KEY, 1, 0.5, f);
              Initial.truncatedNormal(KEY, 1, 0.5, d);
            });
    assertMoments(rows, 1, 0.5 * 0.87962566103423978);
    for (double[] row : rows) {
      for (double value : row) {
        assertThat(value).isWithin(1.0).of(1);
      }
    }
  }

  @Test
  void theDrawBelongsToThePositionAndNotToTheRow() {
    double[][] wide = new double[1][6];
    double[][] tall = new double[3][2];
    Initial.normal(KEY, 0, 1, wide);
    Initial.normal(KEY, 0, 1, tall);
    assertThat(tall[2][1]).isEqualTo(wide[0][5]);
    assertThat(wide[0][5]).isEqualTo(Draws.normal(KEY, 5));
  }

  private static void fillConstant(float[][] floats, double[][] doubles) {
    Initial.constant(0.3, floats);
    Initial.constant(0.3, doubles);
  }

  /** The doubles, after it was seen that the floats are the same, rounded. */
  private static double[][] filled(Filling filling) {
    float[][] floats = new float[100][300];
    double[][] doubles = new double[100][300];
    filling.fill(floats, doubles);
    for (int row = 0; row < floats.length; row++) {
      for (int i = 0; i < floats[row].length; i++) {
        assertThat(floats[row][i]).isEqualTo((float) doubles[row][i]);
      }
    }
    return doubles;
  }

  private static void assertMoments(double[][] rows, double mean, double deviation) {
    int count = rows.length * rows[0].length;
    double sum = 0;
    double squares = 0;
    for (double[] row : rows) {
      for (double value : row) {
        sum += value;
        squares += (value - mean) * (value - mean);
      }
    }
    assertThat(sum / count).isWithin(5 * deviation / Math.sqrt(count)).of(mean);
    assertThat(Math.sqrt(squares / count)).isWithin(0.02 * deviation).of(deviation);
  }
}
