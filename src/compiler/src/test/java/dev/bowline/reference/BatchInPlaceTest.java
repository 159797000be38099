package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Kernels;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Vector kernels train from the caller's array where rows stand there as in the work space and
 * every thread has a tile of them, and from a copy otherwise: nobody must see which.
 */
final class BatchInPlaceTest {
  private static final int SIZE = 160;

  /** Enough multiplications for several threads, and rows enough for two tiles. */
  private static final int ROWS = 26;

  private static final String MODEL =
      "autoencoder InPlace { input(160); layer code = dense(64, activation = sigmoid);"
          + " layer y = dense(activation = sigmoid) tied_to code; train { batch_size = 26; } }";

  private final float[] x = new float[ROWS * SIZE];

  BatchInPlaceTest() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 12, 13, 20, ROWS})
  void everyNumberOfRowsAndThreadsGivesTheSameWeights(int rows) throws Exception {
    float[] exact = Arrays.copyOf(x, rows * SIZE);
    float[] expected = trained(exact, exact.clone(), rows, 1);
    for (int threads : new int[] {1, 2, 8}) {
      assertThat(trained(exact, exact, rows, threads)).isEqualTo(expected);
      assertThat(trained(x, x, rows, threads)).isEqualTo(expected);
    }
  }

  @Test
  void theCallersArrayStaysAsItIs() throws Exception {
    float[] before = x.clone();
    trained(x, x, ROWS, 1);
    assertThat(x).isEqualTo(before);
  }

  private static float[] trained(float[] x, float[] target, int rows, int threads)
      throws ReflectiveOperationException {
    Autoencoder autoencoder = KernelsTest.create(KernelsTest.load(Kernels.VECTOR, MODEL));
    float[] first = autoencoder.parameters();
    try (Trainer trainer = autoencoder.trainer(TrainingOptions.fromModel().withThreads(threads))) {
      for (int step = 0; step < 3; step++) {
        trainer.step(x, target, rows);
      }
    }
    assertThat(autoencoder.parameters()).isNotEqualTo(first);
    return autoencoder.parameters();
  }
}
