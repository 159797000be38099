package dev.bowline.benchmarks.work;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

final class WeightsTest {
  @Test
  void oneArrayAndBackAgainAreTheSame() {
    float[] values = Weights.glorot(Network.DEEP, 3).values();

    assertThat(Weights.of(Network.DEEP, values).values()).isEqualTo(values);
  }

  @Test
  void theSameSeedGivesTheSameKernelsWithinTheLimit() {
    float[] kernel = Weights.glorot(Network.SMALL, 3).kernels().get(0);

    assertThat(Weights.glorot(Network.SMALL, 3).kernels().get(0)).isEqualTo(kernel);
    for (float value : kernel) {
      assertThat(Math.abs(value)).isAtMost((float) Math.sqrt(6.0 / (64 + 32)));
    }
  }
}
