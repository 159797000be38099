package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;

import java.util.Arrays;
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

  /**
   * The quantiles of a normal distribution cut off at two deviations: the middle of the cut one.
   */
  @Test
  void truncatedNumbersHaveTheQuantilesOfTheirDistribution() {
    double[] values = new double[SIZE];
    Initial.truncatedNormal(KEY, 0, 1, values, SIZE);
    Arrays.sort(values);
    double below = 0.022750131948179209;
    for (double part : new double[] {0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99}) {
      double quantile = Normal.quantile(below + (1 - 2 * below) * part);
      assertThat(values[(int) (part * SIZE)]).isWithin(0.05).of(quantile);
    }
  }

  @Test
  void identityStandsOnTheDiagonal() {
    float[] values = new float[6];
    Initial.identity(1.5, 3, values, 6);
    assertThat(values).isEqualTo(new float[] {1.5f, 0, 0, 0, 1.5f, 0});
    double[] tall = new double[6];
    Initial.identity(1, 2, tall, 6);
    assertThat(tall).isEqualTo(new double[] {1, 0, 0, 1, 0, 0});
  }

  @Test
  void orthogonalColumnsOrRowsAreOrthonormalTimesTheGain() {
    for (int[] shape : new int[][] {{40, 25}, {25, 40}, {30, 30}, {1, 7}, {7, 1}, {1, 1}}) {
      double[] values = orthogonal(KEY, 3, shape[0], shape[1]);
      boolean tall = shape[0] >= shape[1];
      int count = Math.min(shape[0], shape[1]);
      int size = Math.max(shape[0], shape[1]);
      for (int a = 0; a < count; a++) {
        for (int b = 0; b <= a; b++) {
          double dot = 0;
          for (int i = 0; i < size; i++) {
            dot +=
                tall
                    ? values[i * shape[1] + a] * values[i * shape[1] + b]
                    : values[a * shape[1] + i] * values[b * shape[1] + i];
          }
          assertThat(dot).isWithin(1e-13).of(a == b ? 9 : 0);
        }
      }
    }
  }

  /** The matrix that is factored is upper triangular behind Q: a positive diagonal of R. */
  @Test
  void orthogonalColumnsAreThoseOfTheFactoredDraws() {
    int rows = 6;
    int columns = 4;
    double[] q = orthogonal(KEY, 1, rows, columns);
    for (int a = 0; a < columns; a++) {
      for (int b = 0; b < columns; b++) {
        double r = 0;
        for (int i = 0; i < rows; i++) {
          r += q[i * columns + a] * Draws.normal(KEY, i * columns + b);
        }
        if (a == b) {
          assertThat(r).isGreaterThan(0.0);
        } else if (a > b) {
          assertThat(r).isWithin(1e-13).of(0);
        }
      }
    }
  }

  /** Drawn evenly from all there are, an element has mean 0 and variance 1 / rows. */
  @Test
  void orthogonalElementsHaveTheMomentsOfTheirDistribution() {
    int rows = 20;
    int draws = 1500;
    double sum = 0;
    double squares = 0;
    double first = 0;
    for (int draw = 0; draw < draws; draw++) {
      double[] q = orthogonal(Draws.key(KEY, draw), 1, rows, 5);
      for (double value : q) {
        sum += value;
      }
      first += q[0];
      squares += q[0] * q[0];
    }
    assertThat(sum / draws / (rows * 5)).isWithin(0.01).of(0);
    assertThat(first / draws).isWithin(5 / Math.sqrt(rows * draws)).of(0);
    assertThat(squares / draws).isWithin(0.15 / rows).of(1.0 / rows);
  }

  private static double[] orthogonal(long key, double gain, int rows, int columns) {
    float[] floats = new float[rows * columns];
    double[] doubles = new double[rows * columns];
    Initial.orthogonal(key, gain, rows, columns, floats);
    Initial.orthogonal(key, gain, rows, columns, doubles);
    for (int i = 0; i < floats.length; i++) {
      assertThat(floats[i]).isEqualTo((float) doubles[i]);
    }
    return doubles;
  }

  @Test
  void theSameKeyGivesTheSameNumbers() {
    assertThat(orthogonal(5, 1, 9, 4)).isEqualTo(orthogonal(5, 1, 9, 4));
    assertThat(orthogonal(5, 1, 9, 4)).isNotEqualTo(orthogonal(6, 1, 9, 4));
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
