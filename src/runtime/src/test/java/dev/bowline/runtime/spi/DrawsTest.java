package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class DrawsTest {
  private static final int DRAWS = 1 << 20;
  private static final long KEY = Draws.key(Draws.key(42, Draws.WEIGHTS), 7);

  @Test
  void keysStayAsTheyAreDocumented() {
    assertThat(Draws.key(0, 0)).isEqualTo(0x48218226ff3cd4bfL);
    assertThat(KEY).isEqualTo(0x39473861c2deb6ddL);
  }

  @Test
  void bitsStayAsTheyAreDocumented() {
    int[] bits = {Draws.bits(KEY, 0), Draws.bits(KEY, 1), Draws.bits(KEY, 2), Draws.bits(KEY, -1)};
    assertThat(bits).isEqualTo(new int[] {0x1b608e35, 0x04c7c847, 0x321bdf6a, 0x5789d923});
  }

  @Test
  void numbersStayAsTheyAreDocumented() {
    assertThat(Draws.uniform(KEY, 5)).isEqualTo(6620369 * 0x1p-24f);
    assertThat(Draws.uniformDouble(KEY, 5)).isEqualTo(0.39460477257016346);
    assertThat(Draws.normal(KEY, 5)).isWithin(1e-15).of(-0.2673372024447658);
    assertThat(Draws.below(10, KEY, 5)).isEqualTo(3);
  }

  @Test
  void uniformNumbersHaveTheMomentsOfTheirDistribution() {
    assertMoments(i -> Draws.uniform(KEY, i), 0.5, 1 / 12.0);
    assertMoments(i -> Draws.uniformDouble(KEY, i), 0.5, 1 / 12.0);
  }

  @Test
  void normalNumbersHaveTheMomentsOfTheirDistribution() {
    assertMoments(i -> Draws.normal(KEY, i), 0, 1);
    double fourth = mean(i -> Math.pow(Draws.normal(KEY, i), 4));
    assertThat(fourth).isWithin(6 * Math.sqrt(96.0 / DRAWS)).of(3);
  }

  @Test
  void uniformNumbersFillTheirRangeEvenly() {
    assertEvenBuckets(i -> Draws.uniform(KEY, i));
    assertEvenBuckets(i -> Draws.uniformDouble(KEY, i));
    // The lower half of a double comes from a draw of its own.
    assertEvenBuckets(i -> Draws.uniformDouble(KEY, i) * 0x1p40 % 1);
  }

  @Test
  void eachBitIsSetHalfTheTime() {
    for (int bit = 0; bit < 32; bit++) {
      int shift = bit;
      double share = mean(i -> Draws.bits(KEY, i) >>> shift & 1);
      assertThat(share).isWithin(5 * 0.5 / Math.sqrt(DRAWS)).of(0.5);
    }
  }

  @Test
  void numbersBelowABoundAreEvenlySpread() {
    int[] counts = new int[7];
    for (int i = 0; i < DRAWS; i++) {
      counts[Draws.below(7, KEY, i)]++;
    }
    for (int count : counts) {
      assertThat((double) count).isWithin(5 * Math.sqrt(DRAWS / 7.0)).of(DRAWS / 7.0);
    }
  }

  @Test
  void neighbouringIndicesAreUncorrelated() {
    for (int lag : new int[] {1, 2, 8, 64, 1024}) {
      assertUncorrelated(i -> Draws.uniform(KEY, i), i -> Draws.uniform(KEY, i + lag));
    }
  }

  @Test
  void neighbouringKeysAreUncorrelated() {
    for (long child = 0; child < 8; child++) {
      long first = Draws.key(1, child);
      long second = Draws.key(1, child + 1);
      assertUncorrelated(i -> Draws.uniform(first, i), i -> Draws.uniform(second, i));
    }
    assertUncorrelated(
        i -> Draws.uniform(Draws.key(1, i), 0), i -> Draws.uniform(Draws.key(2, i), 0));
    assertUncorrelated(i -> Draws.uniform(i, 0), i -> Draws.uniform(i + 1, 0));
  }

  @Test
  void theFirstDrawsOfNeighbouringKeysAreEvenlySpread() {
    assertEvenBuckets(i -> Draws.uniform(Draws.key(KEY, i), 0));
  }

  @Test
  void bothHalvesOfTheKeyMatter() {
    assertThat(Draws.bits(1L << 32, 0)).isNotEqualTo(Draws.bits(0, 0));
    assertThat(Draws.bits(1, 0)).isNotEqualTo(Draws.bits(0, 0));
  }

  @Test
  void quantilesAreThoseOfTheNormalDistribution() {
    assertThat(Normal.quantile(0.5)).isEqualTo(0.0);
    assertThat(Normal.quantile(0.6)).isWithin(1e-15).of(0.2533471031357998);
    assertThat(Normal.quantile(0.075)).isWithin(1e-15).of(-1.4395314709384557);
    assertThat(Normal.quantile(0.0749)).isWithin(1e-15).of(-1.4402382675279632);
    assertThat(Normal.quantile(1e-5)).isWithin(1e-14).of(-4.2648907939228256);
    assertThat(Normal.quantile(1e-12)).isWithin(1e-14).of(-7.034483825301132);
  }

  @Test
  void normalNumbersAreNeverInfinite() {
    assertThat(Normal.quantile(0x1p-33)).isWithin(1e-14).of(-6.337957754553789);
    assertThat(Normal.quantile(1 - 0x1p-33)).isWithin(1e-6).of(6.337957754553789);
  }

  private static void assertMoments(IntToDoubleFunction draw, double mean, double variance) {
    assertThat(mean(draw)).isWithin(5 * Math.sqrt(variance / DRAWS)).of(mean);
    double squares = mean(i -> Math.pow(draw.applyAsDouble(i) - mean, 2));
    assertThat(squares).isWithin(8 * variance / Math.sqrt(DRAWS)).of(variance);
  }

  /** Chi-square over 256 buckets: 255 degrees of freedom, deviation 22.6. */
  private static void assertEvenBuckets(IntToDoubleFunction draw) {
    int[] counts = new int[256];
    for (int i = 0; i < DRAWS; i++) {
      counts[(int) (draw.applyAsDouble(i) * 256)]++;
    }
    double expected = DRAWS / 256.0;
    double chiSquare =
        Arrays.stream(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertThat(chiSquare).isWithin(5 * 22.6).of(255);
  }

  private static void assertUncorrelated(IntToDoubleFunction a, IntToDoubleFunction b) {
    double product = mean(i -> (a.applyAsDouble(i) - 0.5) * (b.applyAsDouble(i) - 0.5));
    assertThat(12 * product).isWithin(5 / Math.sqrt(DRAWS)).of(0);
  }

  private static double mean(IntToDoubleFunction draw) {
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      sum += draw.applyAsDouble(i);
    }
    return sum / DRAWS;
  }
}
