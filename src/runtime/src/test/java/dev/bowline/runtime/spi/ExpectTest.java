package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ExpectTest {
  @Test
  void oneRowIsExactlyItsSize() {
    Expect.row(new float[4], 4, "x");
    Expect.row(new double[4], 4, "x");
    assertMessage(
        () -> Expect.row(new float[5], 4, "x"), "x: expected an array of 4 numbers, found 5");
    assertMessage(
        () -> Expect.row(new double[3], 4, "y"), "y: expected an array of 4 numbers, found 3");
  }

  @Test
  void aBatchMayBeLongerThanNeededButNotShorter() {
    Expect.batch(new float[9], 2, 4, "x");
    assertMessage(
        () -> Expect.batch(new float[7], 2, 4, "x"),
        "x: expected an array of at least 8 numbers (2 rows of 4), found 7");
    assertMessage(
        () -> Expect.batch(new double[7], 1 << 30, 4, "x"),
        "x: expected an array of at least 4294967296 numbers (1073741824 rows of 4), found 7");
  }

  @Test
  void aBatchHasAtLeastOneRow() {
    assertMessage(
        () -> Expect.batch(new float[7], 0, 4, "x"), "x: expected at least 1 row, found 0");
  }

  @Test
  void inputAndOutputAreDifferentArrays() {
    float[] x = new float[1];
    Expect.different(x, new float[1]);
    assertMessage(
        () -> Expect.different(x, x),
        "expected different arrays for input and output, found the same one twice");
  }

  @Test
  void anUnknownLayerIsAnsweredWithTheKnownOnes() {
    assertThat(Expect.noSuchLayer("cod", "kernel", "code", "up"))
        .hasMessageThat()
        .isEqualTo("expected a layer with a kernel (code, up), found cod");
    assertThat(Expect.noSuchLayer("a", "bias"))
        .hasMessageThat()
        .isEqualTo("expected no layer, since none has a bias, found a");
  }

  private static void assertMessage(Executable call, String message) {
    assertThat(assertThrows(IllegalArgumentException.class, call))
        .hasMessageThat()
        .isEqualTo(message);
  }
}
