package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.History;
import dev.bowline.runtime.TrainingOptions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SampleWeightsTest {
  private static final TrainingOptions OPTIONS = TrainingOptions.fromModel().withThreads(1);
  private static final int ROWS = 20;
  private static final int SIZE = 3;
  private static final float[] X = numbers(ROWS * SIZE, 1);
  private static final float[] WEIGHTS = numbers(ROWS, 2);

  private static float[] numbers(int count, int key) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = Draws.uniform(key, i);
    }
    return numbers;
  }

  /** The weighted losses over the number of rows, whatever the weights sum to: Keras's rule. */
  @Test
  void theLossIsTheSumOfTheWeightedLossesOverTheRows() {
    try (LinearTrainer trainer = LinearTrainer.of(SIZE, OPTIONS)) {
      double loss = trainer.loss(X, X, WEIGHTS, ROWS);
      double expected = 0;
      for (int n = 0; n < ROWS; n++) {
        expected += WEIGHTS[n] * trainer.losses[n] / ROWS;
      }
      assertThat(loss).isWithin(1e-12).of(expected);
      assertThat(trainer.step(X, X, WEIGHTS, ROWS)).isWithin(0.1f).of((float) expected);
    }
  }

  @Test
  void twiceTheWeightIsHalfTheLearningRate() {
    float[] twos = new float[ROWS];
    Arrays.fill(twos, 2);
    float[] ones = new float[ROWS];
    Arrays.fill(ones, 1);
    try (LinearTrainer plain = LinearTrainer.of(SIZE, OPTIONS);
        LinearTrainer weighted = LinearTrainer.of(SIZE, OPTIONS);
        LinearTrainer slow = LinearTrainer.of(SIZE, OPTIONS.withLearningRate(0.05))) {
      plain.step(X, X, ROWS);
      weighted.step(X, X, ones, ROWS);
      assertThat(weighted.w).isEqualTo(plain.w);
      float before = slow.step(X, X, twos, ROWS);
      assertThat(slow.w).usingTolerance(1e-6).containsExactly(plain.w).inOrder();
      try (LinearTrainer again = LinearTrainer.of(SIZE, OPTIONS)) {
        assertThat(before).isWithin(1e-6f).of(2 * again.step(X, X, ROWS));
      }
    }
  }

  @Test
  void aRowOfNoWeightTeachesNothing() {
    float[] strange = X.clone();
    strange[4 * SIZE] = 1e6f;
    float[] weights = WEIGHTS.clone();
    weights[4] = 0;
    try (LinearTrainer one = LinearTrainer.of(SIZE, OPTIONS);
        LinearTrainer other = LinearTrainer.of(SIZE, OPTIONS)) {
      one.step(X, X, weights, ROWS);
      other.step(X, strange, weights, ROWS);
      assertThat(other.w).isEqualTo(one.w);
    }
  }

  @Test
  void weightsFollowTheirRows() {
    Dataset data = Dataset.of(X, ROWS).withSampleWeight(WEIGHTS);
    RowOrder order = new RowOrder(ROWS);
    order.shuffle(3, 1);
    BatchBuffer buffer = new BatchBuffer(SIZE);
    buffer.gather(RowRange.all(data), order, 5, 7);
    for (int n = 0; n < 7; n++) {
      int row = order.at(5 + n);
      assertThat(buffer.weights()[n]).isEqualTo(WEIGHTS[row]);
      assertThat(buffer.x()[n * SIZE]).isEqualTo(X[row * SIZE]);
    }
    buffer.gather(RowRange.all(Dataset.of(X, ROWS)), order, 0, 7);
    assertWithMessage("rows without weights").that(buffer.weights()).isNull();
  }

  @Test
  void theRowsSplitOffForValidationTakeTheirWeightsAlong() {
    Dataset data = Dataset.of(X, ROWS).withSampleWeight(WEIGHTS);
    try (LinearTrainer trainer =
        LinearTrainer.of(SIZE, OPTIONS.withEpochs(2).withValidationSplit(0.25))) {
      History history = trainer.fit(data);
      float[] last = Arrays.copyOfRange(X, 15 * SIZE, ROWS * SIZE);
      double loss = trainer.loss(last, last, Arrays.copyOfRange(WEIGHTS, 15, ROWS), 5);
      assertThat(history.values("val_loss")[1]).isWithin(1e-12).of(loss);
      assertThat(history.values("val_loss")[1]).isNotEqualTo(trainer.loss(last, last, null, 5));
    }
  }

  @Test
  void evaluationIsWeightedAndMetricsAreNot() {
    Dataset plain = Dataset.of(X, ROWS);
    try (LinearTrainer trainer = LinearTrainer.of(SIZE, OPTIONS)) {
      var weighted = trainer.evaluate(plain.withSampleWeight(WEIGHTS));
      var all = trainer.evaluate(plain);
      assertThat(weighted.get("loss")).isLessThan(all.get("loss"));
      assertThat(weighted.get("mean_absolute_error")).isEqualTo(all.get("mean_absolute_error"));
    }
  }

  @Test
  void reductionsDivideByRowsByNothingOrByTheWeights() {
    float[] weights = {1, 3, 0.5f};
    assertThat(Reduction.MEAN.divisor(weights, 3)).isEqualTo(3.0);
    assertThat(Reduction.SUM.divisor(weights, 3)).isEqualTo(1.0);
    assertThat(Reduction.WEIGHTED_MEAN.divisor(weights, 3)).isEqualTo(4.5);
    assertThat(Reduction.WEIGHTED_MEAN.divisor(null, 3)).isEqualTo(3.0);
    assertThat(Reduction.WEIGHTED_MEAN.divisor(new float[2], 2)).isEqualTo(1.0);
  }

  @Test
  void weightsThatAreNoneAreAnError() {
    Dataset data = Dataset.of(X, ROWS);
    assertMessage(
        () -> data.withSampleWeight(new float[19]),
        "sampleWeight: expected 20 numbers, one for each row, found 19");
    float[] weights = WEIGHTS.clone();
    weights[7] = -1;
    assertMessage(
        () -> data.withSampleWeight(weights),
        "sampleWeight of row 7: expected a finite number of at least 0, found -1.0");
    weights[7] = Float.NaN;
    try (LinearTrainer trainer = LinearTrainer.of(SIZE, OPTIONS)) {
      assertMessage(
          () -> trainer.step(X, X, weights, ROWS),
          "sampleWeight of row 7: expected a finite number of at least 0, found NaN");
      assertMessage(
          () -> trainer.step(X, X, new float[3], ROWS),
          "sampleWeight: expected an array of at least 20 numbers (20 rows of 1), found 3");
    }
  }

  private static void assertMessage(Runnable call, String message) {
    assertThat(assertThrows(IllegalArgumentException.class, call::run))
        .hasMessageThat()
        .isEqualTo(message);
  }
}
