package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Kernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A batch that is longer than a thread's work space gives what its parts do. */
final class LongBatchesTest {
  private static final int SIZE = 7;
  private static final int CODE = 3;

  /** Two work spaces of 512 rows, and some. */
  private static final int ROWS = 1100;

  private static final int PART = 100;

  private static final String MODEL =
      "autoencoder Tall { input(7); layer code = dense(3, activation = sigmoid);"
          + " layer y = dense(activation = sigmoid) tied_to code; }";

  @ParameterizedTest
  @EnumSource
  void giveWhatTheirPartsGive(Kernels kernels) throws ReflectiveOperationException {
    Autoencoder autoencoder = KernelsTest.create(KernelsTest.load(kernels, MODEL));
    assertThat(autoencoder.kernels()).isEqualTo(kernels);
    float[] x = new float[ROWS * SIZE];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble();
    }
    check(autoencoder::encode, x, SIZE, CODE);
    check(autoencoder::reconstruct, x, SIZE, SIZE);
    check(autoencoder::score, x, SIZE, 1);
    float[] code = new float[ROWS * CODE];
    autoencoder.encode(x, code, ROWS);
    check(autoencoder::decode, code, CODE, SIZE);
  }

  /** Rows of one size to rows of another. */
  private interface Pass {
    void of(float[] in, float[] out, int rows);
  }

  private static void check(Pass pass, float[] in, int inSize, int outSize) {
    float[] whole = new float[ROWS * outSize];
    pass.of(in, whole, ROWS);
    float[] part = new float[PART * outSize];
    for (int row = 0; row < ROWS; row += PART) {
      pass.of(Arrays.copyOfRange(in, row * inSize, (row + PART) * inSize), part, PART);
      assertThat(part).isEqualTo(Arrays.copyOfRange(whole, row * outSize, (row + PART) * outSize));
    }
  }
}
