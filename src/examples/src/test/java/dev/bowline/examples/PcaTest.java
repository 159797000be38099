package dev.bowline.examples;

import static com.google.common.truth.Truth.assertThat;

import com.example.pca.Pca;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.Trainer;
import org.junit.jupiter.api.Test;

/** Principal component analysis is the lower bound, and training comes close to it. */
final class PcaTest {
  /** Of the best eight components on all rows, computed in double precision elsewhere. */
  private static final double OPTIMUM = 0.0239133;

  /** The optimum is known to seven places; half of the last one, and the rounding of floats. */
  private static final double ROUNDING = 1e-7;

  @Test
  void trainingComesWithinAPercentOfTheOptimumAndNeverBelow() {
    float[] rows = Rows.digits();
    int count = rows.length / Pca.INPUT_SIZE;
    Pca pca = Pca.create(1);
    try (Trainer trainer = pca.trainer()) {
      trainer.fit(Dataset.of(rows, count));
    }
    float[] found = new float[rows.length];
    pca.reconstruct(rows, found, count);
    double error = Rows.meanSquaredError(rows, found);
    System.out.printf("pca: mean squared error %.7f%n", error);

    assertThat(error).isAtMost(1.01 * OPTIMUM);
    assertThat(error).isAtLeast(OPTIMUM - ROUNDING);
  }
}
