package dev.bowline.plan;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneShapesTest {
  /** What a tile computes beyond the batch, or beyond a thread's half of it, is lost. */
  @ParameterizedTest
  @ValueSource(ints = {16, 20, 32, 48, 64, 96, 100, 104, 128, 192, 200, 256, 512})
  void tilesNeedNoRowsBeyondTheBatch(int batch) {
    assertThat(batch % LaneShapes.tileRows(batch)).isEqualTo(0);
  }
}
