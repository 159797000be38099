package dev.bowline.benchmarks.work;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

final class NetworkTest {
  @Test
  void kernelsCountOnce() {
    assertThat(Network.TINY.parameters()).isEqualTo(8 + 2 + 4);
    assertThat(Network.DEEP.parameters()).isEqualTo(784 * 256 + 256 + 256 * 64 + 64 + 256 + 784);
  }

  @Test
  void decodingLayersReadTheEncodersBackwards() {
    assertThat(Network.DEEP.toString()).isEqualTo("784-256-64-256-784");
    assertThat(Network.DEEP.kernel(2)).isEqualTo(1);
    assertThat(Network.DEEP.kernel(3)).isEqualTo(0);
    assertThat(Network.DEEP.inputs(3)).isEqualTo(256);
    assertThat(Network.DEEP.units(3)).isEqualTo(784);
  }

  @Test
  void aStepTakesFiveProductsForTheFirstKernelAndSixForTheOthers() {
    double outer = 2.0 * 784 * 256;
    double inner = 2.0 * 256 * 64;
    assertThat(Network.DEEP.stepOperations()).isEqualTo(5 * outer + 6 * inner);
    assertThat(Network.DEEP.reconstructOperations()).isEqualTo(2 * outer + 2 * inner);
  }
}
