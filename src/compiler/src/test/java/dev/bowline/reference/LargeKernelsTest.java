package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Kernels;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shapes for kernels that are larger than the caches near by: panels, blocks of gradients. The
 * reference would take minutes, so vector kernels are compared with plain ones, which have no such
 * shapes. The build runs it once for each length of vectors.
 */
final class LargeKernelsTest {
  private static final int STEPS = 3;

  @ParameterizedTest
  @CsvSource({
    "131, 787, 41, 53, 8",
    "750, 353, 33, 34, 12",
    "521, 509, 65, 70, 8",
    "50, 2100, 17, 18, 4"
  })
  void vectorKernelsAgreeWithPlainOnes(int inputs, int units, int batch, int rows, int rate)
      throws Exception {
    // The gradient itself shows in the weights, even where it is small.
    String text =
        String.format(
            Locale.ROOT,
            "autoencoder M%dx%d { input(%d); layer code = dense(%d, activation = sigmoid);"
                + " layer y = dense(activation = sigmoid) tied_to code; train { loss ="
                + " binary_crossentropy; optimizer = sgd(learning_rate = %d); batch_size = %d; } }",
            inputs,
            units,
            inputs,
            units,
            rate,
            batch);
    float[] x = new float[rows * inputs];
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble();
    }
    Autoencoder plain = trained(Kernels.PLAIN, text, x, rows);
    Autoencoder vector = trained(Kernels.VECTOR, text, x, rows);
    assertAgree(vector.parameters(), plain.parameters());
    float[] plainY = new float[x.length];
    float[] vectorY = new float[x.length];
    plain.reconstruct(x, plainY, rows);
    vector.reconstruct(x, vectorY, rows);
    assertAgree(vectorY, plainY);
  }

  private static Autoencoder trained(Kernels kernels, String text, float[] x, int rows)
      throws ReflectiveOperationException {
    Autoencoder autoencoder = KernelsTest.create(KernelsTest.load(kernels, text));
    assertThat(autoencoder.kernels()).isEqualTo(kernels);
    float[] before = autoencoder.parameters();
    try (Trainer trainer = autoencoder.trainer(TrainingOptions.fromModel().withThreads(2))) {
      for (int step = 0; step < STEPS; step++) {
        trainer.step(x, x, rows - step);
      }
    }
    assertThat(greatest(autoencoder.parameters(), before)).isGreaterThan(0.01);
    return autoencoder;
  }

  private static void assertAgree(float[] found, float[] expected) {
    assertThat(greatest(found, expected)).isLessThan(4e-6);
  }

  private static double greatest(float[] left, float[] right) {
    double greatest = 0;
    for (int i = 0; i < left.length; i++) {
      greatest = Math.max(greatest, Math.abs(left[i] - right[i]));
    }
    return greatest;
  }
}
