package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.api.Test;

class ErrorFunctionTest {
  /** Argument and value, from a calculation with 25 digits. */
  private static final double[][] KNOWN = {
    {1e-8, 1.12837916709551256e-8},
    {0.1, 0.112462916018284898},
    {0.5, 0.520499877813046538},
    {1, 0.842700792949714869},
    {2, 0.995322265018952734},
    {3, 0.999977909503001415},
    {3.9, 0.999999965207751403},
    {5, 0.99999999999846254},
    {7, 1}
  };

  @Test
  void knownValuesComeOut() {
    for (double[] known : KNOWN) {
      assertThat(Doubles.erf(known[0])).isWithin(8 * Math.ulp(known[1])).of(known[1]);
      assertThat(Doubles.erf(-known[0])).isWithin(8 * Math.ulp(known[1])).of(-known[1]);
      float single = (float) known[1];
      assertThat(Floats.erf((float) known[0])).isWithin(8 * Math.ulp(single)).of(single);
    }
  }

  @Test
  void ofFloatsItKeepsItsDigitsEverywhere() {
    for (float x = -6; x <= 6; x += 0.00037f) {
      float exact = (float) Doubles.erf(x);
      float found = Floats.erf(x);
      assertWithMessage("%s", x).that(found).isWithin(7.5f * Math.ulp(exact)).of(exact);
      assertWithMessage("%s", x).that(Math.abs(found)).isAtMost(1f);
    }
  }

  @Test
  void theEndsAreReachedAndNotANumberStays() {
    assertThat(Doubles.erf(Double.POSITIVE_INFINITY)).isEqualTo(1.0);
    assertThat(Floats.erf(Float.NEGATIVE_INFINITY)).isWithin(1e-6f).of(-1f);
    assertThat(Doubles.erf(0)).isEqualTo(0.0);
    assertThat(Doubles.erf(Double.NaN)).isNaN();
    assertThat(Floats.erf(Float.NaN)).isNaN();
  }
}
