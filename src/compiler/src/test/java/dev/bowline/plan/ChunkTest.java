package dev.bowline.plan;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.model.Model;
import dev.bowline.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkTest {
  /** A kernel of 16 MB comes from memory for each chunk of rows: once is enough. */
  @ParameterizedTest
  @ValueSource(ints = {10, 32, 256})
  void aBatchGoesThroughALargeKernelInOnePiece(int batchSize) {
    for (int rows : rows(4096, 1024, batchSize)) {
      assertThat(rows).isAtLeast(256);
    }
  }

  @Test
  void rowsOfASmallModelDoNotLeaveTheCache() {
    for (int rows : rows(784, 128, 32)) {
      assertThat(rows).isAtLeast(128);
      // What fits, and so many more that it is a multiple of a tile.
      assertThat((rows - 12) * (784 + 128 + 784) * Float.BYTES).isAtMost(2 << 20);
    }
  }

  /** For both kinds of kernels. */
  private static List<Integer> rows(int inputs, int units, int batchSize) {
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
    Model model =
        Compiler.compile(CompileRequest.of(SourceFile.of("tied.ae", text)))
            .classes()
            .get(0)
            .model();
    return List.of(Chunk.rows(model, new LaneShapes(model)), Chunk.rows(model, new PlainShapes()));
  }
}
