package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ScalingTest {
  /** Three rows of three features; the last is constant. */
  private static final float[] X = {1, 10, 5, 2, 20, 5, 6, 60, 5};

  @Test
  void standardScalingGivesMeanZeroAndDeviationOne() {
    Scaling scaling = Scaling.standard(3);
    scaling.fit(X, 3);
    assertThat(scaling.mean()).isEqualTo(new float[] {3, 30, 5});
    float deviation = (float) Math.sqrt(14 / 3.0);
    assertThat(scaling.scale()).usingTolerance(1e-5).containsExactly(deviation, 10 * deviation, 1);
  }

  @Test
  void minMaxScalingGivesTheRangeFromZeroToOne() {
    Scaling scaling = Scaling.minMax(3);
    scaling.fit(X, 3);
    float[] scaled = new float[4];
    scaling.scale(X, 3, scaled, 1);
    assertThat(scaled).usingTolerance(1e-7).containsExactly(0, 0.2f, 0.2f, 0).inOrder();
  }

  @Test
  void factorMultipliesAndIsAlwaysFitted() {
    Scaling scaling = Scaling.factor(3, 1 / 16.0);
    assertThat(scaling.fitted()).isTrue();
    scaling.fit(X, 3);
    float[] scaled = new float[3];
    scaling.scale(X, 3, scaled, 0);
    assertThat(scaled).isEqualTo(new float[] {0.125f, 1.25f, 0.3125f});
  }

  @Test
  void noScalingLeavesEverythingAsItIs() {
    float[] scaled = new float[3];
    Scaling.none(3).scale(X, 0, scaled, 0);
    assertThat(scaled).isEqualTo(new float[] {1, 10, 5});
  }

  @Test
  void unscalingIsTheWayBack() {
    Scaling scaling = Scaling.standard(3);
    scaling.fit(X, 3);
    double[] row = {1, 10, 5};
    double[] scaled = new double[3];
    scaling.scale(row, 0, scaled, 0);
    scaling.unscale(scaled, 0, scaled, 0);
    assertThat(scaled).usingTolerance(1e-12).containsExactly(row).inOrder();
    float[] floats = new float[3];
    scaling.scale(X, 6, floats, 0);
    scaling.unscale(floats, 0, floats, 0);
    assertThat(floats).usingTolerance(1e-4).containsExactly(6, 60, 5).inOrder();
  }

  @Test
  void fittedScalingNeverChanges() {
    Scaling scaling = Scaling.standard(3);
    scaling.fit(X, 3);
    float[] mean = scaling.mean();
    scaling.fit(new float[] {100, 200, 300}, 1);
    assertThat(scaling.mean()).isEqualTo(mean);
  }

  @Test
  void floatsAndDoublesAreFittedAlike() {
    double[] doubles = new double[X.length];
    for (int i = 0; i < X.length; i++) {
      doubles[i] = X[i];
    }
    Scaling floats = Scaling.standard(3);
    floats.fit(X, 3);
    Scaling others = Scaling.standard(3);
    others.fit(doubles, 3);
    assertThat(others.mean()).isEqualTo(floats.mean());
    assertThat(others.scale()).isEqualTo(floats.scale());
  }

  @Test
  void aConstantFeatureWhoseMeanRoundsStillHasScaleOne() {
    Scaling scaling = Scaling.standard(1);
    scaling.fit(new float[] {0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f}, 7);
    assertThat(scaling.scale()[0]).isEqualTo(1f);
  }

  @Test
  void unfittedScalingSaysHowToFitIt() {
    Scaling scaling = Scaling.minMax(3);
    assertThat(scaling.fitted()).isFalse();
    IllegalStateException e = assertThrows(IllegalStateException.class, scaling::requireFitted);
    assertThat(e).hasMessageThat().contains("fitScaling");
  }

  @Test
  void aCopyIsFittedOnItsOwn() {
    Scaling scaling = Scaling.standard(3);
    Scaling copy = scaling.copy();
    copy.fit(X, 3);
    assertThat(scaling.fitted()).isFalse();
    assertThat(copy.copy().mean()).isEqualTo(copy.mean());
  }

  @Test
  void numbersThatAreNotFiniteAreRejectedAndLeaveItUnfitted() {
    Scaling scaling = Scaling.standard(1);
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> scaling.fit(new float[] {1, bad}, 2));
    }
    assertThat(scaling.fitted()).isFalse();
    Scaling range = Scaling.minMax(1);
    float[] extremes = {-Float.MAX_VALUE, Float.MAX_VALUE};
    assertThrows(IllegalArgumentException.class, () -> range.fit(extremes, 2));
  }

  @Test
  void tooFewNumbersAreRejected() {
    assertThrows(IllegalArgumentException.class, () -> Scaling.standard(3).fit(X, 4));
    assertThrows(IllegalArgumentException.class, () -> Scaling.standard(3).fit(X, 0));
  }
}
