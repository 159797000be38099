package dev.bowline.cli.text;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class ArrayTextTest {
  @Test
  void smallMatrixIsShownWhole() {
    assertThat(ArrayText.matrix(new float[] {0.5f, -1, 2, 0}, 2, "  "))
        .isEqualTo("  [[ 0.500000 -1.000000]\n   [ 2.000000  0.000000]]");
  }

  @Test
  void largeMatrixLosesItsMiddle() {
    String text = ArrayText.matrix(new float[100 * 20], 20, "");
    assertThat(text.lines().toList()).hasSize(7);
    assertThat(text.lines().toList().get(3)).isEqualTo(" ...");
    assertThat(text.lines().findFirst().orElseThrow().split("\\.\\.\\.")).hasLength(2);
  }

  @Test
  void largeVectorLosesItsMiddle() {
    assertThat(ArrayText.vector(new float[2000], ""))
        .isEqualTo("[ 0.000000  0.000000  0.000000 ...  0.000000  0.000000  0.000000]");
  }

  @Test
  void tinyAndHugeNumbersGetExponents() {
    assertThat(ArrayText.vector(new float[] {1e-9f, -2}, "")).isEqualTo("[ 0.000000 -2.000000]");
    assertThat(ArrayText.vector(new float[] {1e-9f, 0}, ""))
        .isEqualTo("[ 1.000000e-09  0.000000e+00]");
    assertThat(ArrayText.vector(new float[] {1e9f, -1}, ""))
        .isEqualTo("[ 1.000000e+09 -1.000000e+00]");
  }

  @Test
  void widerNumbersStillLineUp() {
    assertThat(ArrayText.matrix(new float[] {-123.5f, 1}, 1, ""))
        .isEqualTo("[[-123.500000]\n [   1.000000]]");
  }
}
