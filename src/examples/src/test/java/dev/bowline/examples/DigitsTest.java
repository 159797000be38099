package dev.bowline.examples;

import static com.google.common.truth.Truth.assertThat;

import com.example.denoising.Denoising;
import com.example.digits.Digits;
import com.example.slopes.Slopes;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.History;
import dev.bowline.runtime.Trainer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The two stacks for digits reach what they reached when they were written. */
final class DigitsTest {
  private static final double NOISY = 0.25;

  @Test
  void digitsReachTheirLoss() {
    float[] rows = Rows.digits();
    Digits digits = Digits.create(1);
    try (Trainer trainer = digits.trainer()) {
      History history = trainer.fit(Dataset.of(rows, rows.length / Digits.INPUT_SIZE));
      int last = history.epochs() - 1;
      System.out.printf("digits: %s%n", line(history));

      assertThat(history.values("loss")[last]).isLessThan(0.275);
      assertThat(history.values("val_loss")[last]).isLessThan(0.275);
      assertThat(history.values("val_mean_squared_error")[last]).isLessThan(0.02);
    }
  }

  /** The same stack with learned slopes in the place of two relus. */
  @Test
  void slopesAreLearnedAndReachALossAsLow() {
    float[] rows = Rows.digits();
    Slopes slopes = Slopes.create(1);
    assertThat(slopes.alpha("bent")).isEqualTo(new float[32]);
    try (Trainer trainer = slopes.trainer()) {
      History history = trainer.fit(Dataset.of(rows, rows.length / Slopes.INPUT_SIZE));
      System.out.printf("slopes: %s%n", line(history));

      assertThat(history.values("val_loss")[history.epochs() - 1]).isLessThan(0.275);
    }
    int moved = 0;
    for (float slope : slopes.alpha("bent")) {
      moved += Math.abs(slope) > 0.01f ? 1 : 0;
    }
    assertThat(moved).isAtLeast(24);
  }

  @Test
  void denoisingBringsNoisyDigitsCloserToTheCleanOnes() {
    float[] clean = Rows.digits();
    int rows = clean.length / Denoising.INPUT_SIZE;
    Denoising denoising = Denoising.create(1);
    try (Trainer trainer = denoising.trainer()) {
      trainer.fit(Dataset.of(clean, rows));
    }
    float[] noisy = blackAndWhite(clean);
    float[] found = new float[clean.length];
    denoising.reconstruct(noisy, found, rows);
    double before = Rows.meanSquaredError(clean, noisy);
    double after = Rows.meanSquaredError(clean, found);
    System.out.printf("denoising: mean squared error %.5f noisy, %.5f after%n", before, after);

    assertThat(after).isLessThan(before / 3);
  }

  private static float[] blackAndWhite(float[] clean) {
    Random random = new Random(3);
    float[] noisy = clean.clone();
    for (int i = 0; i < noisy.length; i++) {
      if (random.nextDouble() < NOISY) {
        noisy[i] = random.nextInt(2);
      }
    }
    return noisy;
  }

  private static String line(History history) {
    StringBuilder line = new StringBuilder();
    for (String name : history.names()) {
      line.append(String.format(" %s %.5f", name, history.values(name)[history.epochs() - 1]));
    }
    return line.toString();
  }
}
