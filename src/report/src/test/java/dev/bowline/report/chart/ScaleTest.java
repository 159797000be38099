package dev.bowline.report.chart;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void roundedScaleEndsAtItsTicks() {
    Scale scale = Scale.rounded(0.253, 0.444, 240, 14);
    assertThat(texts(scale)).containsExactly("0.25", "0.3", "0.35", "0.4", "0.45").inOrder();
    assertThat(scale.at(0.25)).isWithin(1e-9).of(240);
    assertThat(scale.at(0.45)).isWithin(1e-9).of(14);
  }

  @Test
  void logarithmicScaleHasRoundFactors() {
    Scale scale = Scale.logarithmic(0.19, 6.9, 0, 100);
    assertThat(texts(scale)).containsExactly("0.2", "0.5", "1", "2", "5").inOrder();
    assertThat(scale.at(1) - scale.at(0.5)).isWithin(1e-9).of(scale.at(2) - scale.at(1));
    assertThat(texts(Scale.logarithmic(1e-5, 1, 0, 100)))
        .containsExactly("1.0e-05", "0.0001", "0.001", "0.01", "0.1", "1")
        .inOrder();
  }

  @Test
  void wholeScaleHasNoTicksBetweenWholeNumbers() {
    assertThat(texts(new Scale(Scale.Kind.WHOLE, 1, 3, 0, 100)))
        .containsExactly("1", "2", "3")
        .inOrder();
  }

  @Test
  void equalNumbersGetRoomAroundThem() {
    for (double number : new double[] {0, 3, -2e-9, 1e12}) {
      Scale scale = Scale.rounded(number, number, 0, 100);
      assertThat(scale.least()).isLessThan(number);
      assertThat(scale.most()).isGreaterThan(number);
      assertThat(scale.ticks().size()).isAtLeast(2);
    }
  }

  @Test
  void thereAreNeitherTooFewTicksNorTooMany() {
    for (double most = 1e-7; most < 1e9; most *= 1.37) {
      assertThat(Scale.rounded(0, most, 0, 1).ticks().size()).isIn(List.of(4, 5, 6, 7));
    }
  }

  private static List<String> texts(Scale scale) {
    return scale.ticks().stream().map(Scale::text).toList();
  }
}
