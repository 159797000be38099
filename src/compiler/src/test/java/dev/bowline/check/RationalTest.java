package dev.bowline.check;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class RationalTest {
  private static Rational number(String text) {
    return Rational.parse(text).orElseThrow();
  }

  @Test
  void decimalsAreExact() {
    assertThat(number("0.1").plus(number("0.2"))).isEqualTo(number("0.3"));
    assertThat(number("1e-3")).isEqualTo(number("0.001"));
    assertThat(number("2.50")).isEqualTo(Rational.of(5).dividedBy(Rational.of(2)));
    assertThat(number("1e3")).isEqualTo(Rational.of(1000));
  }

  @Test
  void doublesAreTheNearest() {
    for (double value : new double[] {0.1, 1e-3, 1e-7, 0.999, 5e-324, Double.MAX_VALUE}) {
      assertThat(number(Double.toString(value)).toDouble()).isEqualTo(value);
    }
    assertThat(Rational.of(1).dividedBy(Rational.of(3)).toDouble()).isEqualTo(1.0 / 3);
  }

  @Test
  void quotientsAreWholeOnlyIfTheyComeOutEven() {
    assertThat(Rational.of(100).dividedBy(Rational.of(4)).isWhole()).isTrue();
    assertThat(Rational.of(100).dividedBy(Rational.of(3)).isWhole()).isFalse();
    assertThat(Rational.of(-6).dividedBy(Rational.of(-3))).isEqualTo(Rational.of(2));
    assertThat(Rational.of(6).dividedBy(Rational.of(-3))).isEqualTo(Rational.of(-2));
  }

  @Test
  void whatIsTooLargeTooSmallOrTooLongIsNoNumber() {
    assertThat(Rational.parse("1e400")).isEmpty();
    assertThat(Rational.parse("1e-400")).isEmpty();
    assertThat(Rational.parse("1e99999999999")).isEmpty();
    assertThat(Rational.parse("9".repeat(10_000_000))).isEmpty();
    assertThat(Rational.parse("0e99999")).hasValue(Rational.of(0));
  }

  @Test
  void valuesAreShownAsPeopleWriteThem() {
    assertThat(Rational.of(33).toString()).isEqualTo("33");
    assertThat(number("0.5").toString()).isEqualTo("0.5");
    assertThat(Rational.of(100).dividedBy(Rational.of(3)).toString()).isEqualTo("33.3333...");
    assertThat(number("1e-9").toString()).isEqualTo("0.000000001");
    assertThat(number("1e300").toString()).isEqualTo("1E+300");
    assertThat(number("-2.5").toString()).isEqualTo("-2.5");
  }
}
