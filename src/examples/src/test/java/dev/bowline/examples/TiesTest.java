package dev.bowline.examples;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.runtime.Autoencoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tied layer's kernel is its owner's, before and after whatever happens to it. */
final class TiesTest {
  private static void assertTied(Example example, Autoencoder autoencoder) {
    example
        .ties()
        .forEach(
            (tied, owner) -> {
              int inputs = autoencoder.bias(owner).length;
              float[] expected = transposed(autoencoder.kernel(owner), inputs);
              assertWithMessage(tied)
                  .that(Arrays.equals(autoencoder.kernel(tied), expected))
                  .isTrue();
            });
  }

  /** From [rows][columns] to [columns][rows]. */
  private static float[] transposed(float[] kernel, int columns) {
    int rows = kernel.length / columns;
    float[] turned = new float[kernel.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = kernel[row * columns + column];
      }
    }
    return turned;
  }

  private static float[] reconstructions(Example example, Autoencoder autoencoder) {
    float[] rows = example.rows();
    float[] found = new float[rows.length];
    autoencoder.reconstruct(rows, found, rows.length / autoencoder.inputSize());
    return found;
  }

  @ParameterizedTest
  @EnumSource
  void trainingKeepsTheTie(Example example) {
    Autoencoder autoencoder = example.trained();

    assertThat(autoencoder.parameters()).isNotEqualTo(example.create(7).parameters());
    assertTied(example, autoencoder);
  }

  @ParameterizedTest
  @EnumSource
  void aCopyIsTiedAndReconstructsTheSame(Example example) {
    Autoencoder original = example.trained();
    Autoencoder copy = original.copy();

    assertTied(example, copy);
    assertThat(reconstructions(example, copy)).isEqualTo(reconstructions(example, original));
  }

  @ParameterizedTest
  @EnumSource
  void saveAndLoadKeepTheTieAndReconstructTheSame(Example example, @TempDir Path folder)
      throws IOException {
    Autoencoder original = example.trained();
    Path file = folder.resolve("weights.safetensors");
    original.save(file);
    Autoencoder loaded = example.load(file);

    assertTied(example, loaded);
    assertThat(loaded.parameters()).isEqualTo(original.parameters());
    assertThat(reconstructions(example, loaded)).isEqualTo(reconstructions(example, original));
  }

  @ParameterizedTest
  @EnumSource
  void theWeightsFileHoldsEachKernelOnce(Example example, @TempDir Path folder) throws IOException {
    Autoencoder autoencoder = example.trained();
    Path file = folder.resolve("weights.safetensors");
    autoencoder.save(file);
    byte[] bytes = Files.readAllBytes(file);
    int header = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    String text = new String(bytes, Long.BYTES, header, StandardCharsets.UTF_8);

    example
        .ties()
        .forEach(
            (tied, owner) -> {
              assertThat(text).contains('"' + owner + ".kernel\"");
              assertThat(text).doesNotContain('"' + tied + ".kernel\"");
            });
    int scaling = example == Example.TUMOUR ? 2 * Rows.TUMOUR_FEATURES : 0;
    assertThat(bytes.length - Long.BYTES - header)
        .isEqualTo(Float.BYTES * (autoencoder.parameters().length + scaling));
  }
}
