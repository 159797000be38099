package dev.bowline.plan;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.model.Model;
import dev.bowline.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneShapesTest {
  /** A kernel of 16 MB is copied in panels or turned for each chunk of rows: once is enough. */
  @ParameterizedTest
  @ValueSource(ints = {10, 32, 256})
  void aBatchGoesThroughALargeKernelInOnePiece(int batchSize) {
    assertThat(new LaneShapes(model(4096, 1024, batchSize)).chunk()).isAtLeast(256);
  }

  @Test
  void rowsOfASmallModelDoNotLeaveTheCache() {
    int chunk = new LaneShapes(model(784, 128, 32)).chunk();
    assertThat(chunk).isAtLeast(128);
    int tile = LaneShapes.tileRows(32);
    assertThat((chunk - tile) * (784 + 128 + 784) * Float.BYTES).isAtMost(2 << 20);
  }

  /** What a tile computes beyond the batch, or beyond a thread's half of it, is lost. */
  @ParameterizedTest
  @ValueSource(ints = {16, 20, 32, 48, 64, 96, 100, 104, 128, 192, 200, 256, 512})
  void tilesNeedNoRowsBeyondTheBatch(int batch) {
    assertThat(batch % LaneShapes.tileRows(batch)).isEqualTo(0);
  }

  private static Model model(int inputs, int units, int batchSize) {
    String text =
        """
        autoencoder Tied {
          input(%d);
          layer code = dense(%d);
          layer output = dense() tied_to code;
          train { batch_size = %d; }
        }
        """
            .formatted(inputs, units, batchSize);
    return Compiler.compile(CompileRequest.of(SourceFile.of("tied.ae", text)))
        .classes()
        .get(0)
        .model();
  }
}
