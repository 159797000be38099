package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowSearchTest {
  private static final int OFFSET = 3;

  @Test
  void kthLargestIsThatOfTheSortedRow() {
    SplittableRandom random = new SplittableRandom(1);
    for (int size = 1; size <= 60; size++) {
      // Few different numbers, so that many are equal.
      int values = 1 + random.nextInt(2 * size);
      double[] row = random.doubles(size).map(u -> Math.floor(u * values)).toArray();
      double[] sorted = row.clone();
      Arrays.sort(sorted);
      for (int k = 1; k <= size; k++) {
        double expected = sorted[size - k];
        assertThat(kth(row, k)).isEqualTo(expected);
        assertThat(kthOfFloats(row, k)).isEqualTo(expected);
      }
    }
  }

  @Test
  void kthLargestEndsOnRowsThatAreSortedEqualOrNotNumbers() {
    double[] rising = new double[1000];
    Arrays.setAll(rising, i -> i);
    assertThat(kth(rising, 1000)).isEqualTo(0.0);
    assertThat(kth(new double[1000], 500)).isEqualTo(0.0);
    double[] nothing = new double[1000];
    Arrays.fill(nothing, Double.NaN);
    assertThat(kth(nothing, 500)).isNaN();
    for (int i = 0; i < nothing.length; i += 3) {
      nothing[i] = i;
    }
    // Whatever comes out, it comes out.
    kth(nothing, 500);
    kthOfFloats(nothing, 500);
  }

  @Test
  void theRowItselfIsNotChanged() {
    double[] row = {0, 0, 0, 3, 1, 2};
    RowSearch.kthLargest(row, OFFSET, 3, 2, new double[3]);
    assertThat(row).isEqualTo(new double[] {0, 0, 0, 3, 1, 2});
  }

  @Test
  void placesOfEqualNumbersCountFromTheFront() {
    double[] row = {2, 5, 2, 2, 7};
    assertThat(place(row, 2, 5)).isEqualTo(1);
    assertThat(place(row, 3, 2)).isEqualTo(0);
    assertThat(place(row, 4, 2)).isEqualTo(2);
    assertThat(place(row, 5, 2)).isEqualTo(3);
  }

  @Test
  void whatIsAboveTheSimplexLevelAddsUpToOne() {
    SplittableRandom random = new SplittableRandom(2);
    for (int size = 1; size <= 60; size++) {
      double reach = Math.pow(10, 6 * random.nextDouble() - 3);
      double[] row = random.doubles(size, -reach, reach).toArray();
      assertWithMessage("%s", size).that(above(row, level(row))).isWithin(1e-9).of(1);
      double[] floats = Arrays.stream(row).map(x -> (float) x).toArray();
      assertThat(levelOfFloats(row)).isWithin(1e-12 * Math.max(1, reach)).of(level(floats));
    }
  }

  @Test
  void theSimplexLevelOfLargeNumbersIsExact() {
    assertThat(level(new double[] {1e15, 0})).isEqualTo(1e15 - 1);
    assertThat(level(new double[] {-100, -100})).isEqualTo(-100.5);
  }

  @Test
  void theSimplexLevelIsNotFiniteWhereTheLargestNumberIsNot() {
    assertThat(level(new double[] {1, Double.NaN})).isNaN();
    assertThat(level(new double[] {1, Double.POSITIVE_INFINITY})).isNaN();
    double[] lowest = {Double.NEGATIVE_INFINITY};
    assertThat(level(lowest)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  private static double above(double[] row, double level) {
    return Arrays.stream(row).map(x -> Math.max(x - level, 0)).sum();
  }

  private static double kth(double[] row, int k) {
    return RowSearch.kthLargest(shifted(row), OFFSET, row.length, k, new double[row.length]);
  }

  private static double kthOfFloats(double[] row, int k) {
    return RowSearch.kthLargest(floats(row), OFFSET, row.length, k, new float[row.length]);
  }

  private static int place(double[] row, int k, double level) {
    int place = RowSearch.kthPlace(shifted(row), OFFSET, row.length, k, level);
    assertThat(RowSearch.kthPlace(floats(row), OFFSET, row.length, k, level)).isEqualTo(place);
    return place;
  }

  private static double level(double[] row) {
    return RowSearch.simplexLevel(shifted(row), OFFSET, row.length);
  }

  private static double levelOfFloats(double[] row) {
    return RowSearch.simplexLevel(floats(row), OFFSET, row.length);
  }

  /** The same row from {@link #OFFSET} on, behind numbers that would be noticed. */
  private static double[] shifted(double[] row) {
    double[] shifted = new double[OFFSET + row.length];
    Arrays.fill(shifted, 1e30);
    System.arraycopy(row, 0, shifted, OFFSET, row.length);
    return shifted;
  }

  private static float[] floats(double[] row) {
    double[] shifted = shifted(row);
    float[] floats = new float[shifted.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) shifted[i];
    }
    return floats;
  }
}
