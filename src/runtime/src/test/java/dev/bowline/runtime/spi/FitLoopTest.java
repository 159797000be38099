package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.runtime.Callback;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.DivergedException;
import dev.bowline.runtime.History;
import dev.bowline.runtime.RunningTraining;
import dev.bowline.runtime.TrainingListener;
import dev.bowline.runtime.TrainingOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FitLoopTest {
  private static final TrainingOptions OPTIONS = TrainingOptions.fromModel().withThreads(1);
  private static final float[] X = StepperTest.numbers(37 * 4);
  private static final Dataset DATA = Dataset.of(X, 37);

  @Test
  void trainingLowersLossAndMetric() {
    try (LinearTrainer trainer = LinearTrainer.of(4, OPTIONS.withEpochs(20))) {
      History history = trainer.fit(DATA);
      assertThat(history.epochs()).isEqualTo(20);
      assertThat(history.names()).containsExactly("loss", "mean_absolute_error").inOrder();
      double[] loss = history.values("loss");
      assertThat(loss[19]).isLessThan(loss[0] / 2);
    }
  }

  @Test
  void theEpochLossWeighsEachBatchByItsRows() {
    List<Double> losses = new ArrayList<>();
    TrainingOptions options =
        OPTIONS
            .withEpochs(1)
            .withListener(
                new TrainingListener() {
                  @Override
                  public void stepFinished(int step, double loss) {
                    assertThat(step).isEqualTo(losses.size() + 1);
                    losses.add(loss);
                  }
                });
    try (LinearTrainer trainer = LinearTrainer.of(4, options)) {
      double epoch = trainer.fit(DATA).values("loss")[0];
      assertThat(losses).hasSize(3);
      double expected = (16 * losses.get(0) + 16 * losses.get(1) + 5 * losses.get(2)) / 37;
      assertThat(epoch).isWithin(1e-12).of(expected);
    }
  }

  @Test
  void withoutShufflingAnEpochIsTheBatchesInOrder() {
    try (LinearTrainer fitted = LinearTrainer.of(4, OPTIONS.withEpochs(1).withShuffle(false));
        LinearTrainer stepped = LinearTrainer.of(4, OPTIONS)) {
      fitted.fit(DATA);
      for (int from = 0; from < 37; from += 16) {
        int rows = Math.min(16, 37 - from);
        float[] batch = Arrays.copyOfRange(X, from * 4, (from + rows) * 4);
        stepped.step(batch, batch, rows);
      }
      assertThat(fitted.w).isEqualTo(stepped.w);
    }
  }

  @Test
  void anotherSeedGivesAnotherOrder() {
    float[] first = fitted(OPTIONS.withSeed(1));
    assertThat(fitted(OPTIONS.withSeed(1))).isEqualTo(first);
    assertThat(fitted(OPTIONS.withSeed(2))).isNotEqualTo(first);
    assertThat(fitted(OPTIONS.withSeed(1).withShuffle(false))).isNotEqualTo(first);
  }

  @Test
  void everyEpochHasItsOwnOrderOfAllRows() {
    RowOrder order = new RowOrder(100);
    order.shuffle(100, 7, 1, 0);
    List<Integer> first = rows(order);
    order.shuffle(100, 7, 2, 0);
    List<Integer> second = rows(order);
    order.shuffle(100, 7, 1, 0);
    assertThat(rows(order)).isEqualTo(first);
    assertThat(second).isNotEqualTo(first);
    assertThat(second).containsExactlyElementsIn(first);
  }

  @Test
  void batchesMayKeepTheirRowsAndShuffleOnlyAmongThem() {
    RowOrder order = new RowOrder(100);
    order.shuffleBatches(100, 30, 7, 1, 0);
    List<Integer> first = rows(order);
    for (int from = 0; from < 100; from += 30) {
      int to = Math.min(100, from + 30);
      List<Integer> batch = first.subList(from, to);
      List<Integer> inOrder = IntStream.range(from, to).boxed().toList();
      assertThat(batch).containsExactlyElementsIn(inOrder);
      assertThat(batch).isNotEqualTo(inOrder);
    }
    assertWithMessage("each batch in its own way")
        .that(first.subList(30, 60).stream().map(row -> row - 30).toList())
        .isNotEqualTo(first.subList(0, 30));
    order.shuffleBatches(100, 30, 7, 2, 0);
    assertThat(rows(order)).isNotEqualTo(first);
  }

  @Test
  void everyRowIsEquallyLikelyEverywhere() {
    int[][] counts = new int[4][4];
    RowOrder order = new RowOrder(4);
    for (int epoch = 0; epoch < 40_000; epoch++) {
      order.shuffle(4, 1, epoch, 0);
      for (int position = 0; position < 4; position++) {
        counts[position][order.at(position)]++;
      }
    }
    for (int[] row : counts) {
      for (int count : row) {
        assertThat((double) count).isWithin(5 * 87).of(10_000);
      }
    }
  }

  @Test
  void theSplitIsTakenFromTheEndAsKerasDoes() {
    Split split = Split.of(DATA, 0.1);
    assertThat(split.training()).isEqualTo(new RowRange(DATA, 0, 33));
    assertThat(split.validation()).isEqualTo(Optional.of(new RowRange(DATA, 33, 37)));
  }

  @Test
  void aSplitWithAnEmptySideIsAnError() {
    Dataset one = Dataset.of(new float[4], 1);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Split.of(one, 0.5));
    assertThat(e).hasMessageThat().contains("found 0 for training and 1 for validation");
    assertThrows(IllegalArgumentException.class, () -> Split.of(DATA, 1e-17));
  }

  @Test
  void validationRowsAreEvaluatedWithoutNoiseAndNeverTrainedOn() {
    Dataset training = Dataset.of(Arrays.copyOf(X, 33 * 4), 33);
    Dataset rest = Dataset.of(Arrays.copyOfRange(X, 33 * 4, 37 * 4), 4);
    try (LinearTrainer split = LinearTrainer.of(4, OPTIONS.withValidationSplit(0.1));
        LinearTrainer explicit = LinearTrainer.of(4, OPTIONS.withValidationSplit(0.5));
        LinearTrainer without = LinearTrainer.of(4, OPTIONS)) {
      History history = split.fit(DATA);
      assertThat(history.names())
          .containsExactly("loss", "mean_absolute_error", "val_loss", "val_mean_absolute_error")
          .inOrder();
      History other = explicit.fit(training.withValidation(rest));
      without.fit(training);
      assertThat(other.values("val_loss")).isEqualTo(history.values("val_loss"));
      assertThat(explicit.w).isEqualTo(split.w);
      assertThat(without.w).isEqualTo(split.w);
      Map<String, Double> evaluated = split.evaluate(rest);
      assertThat(evaluated.get("loss")).isEqualTo(history.values("val_loss")[2]);
      assertThat(evaluated.get("mean_absolute_error"))
          .isEqualTo(history.values("val_mean_absolute_error")[2]);
    }
  }

  @Test
  void evaluationAveragesOverAllRows() {
    try (LinearTrainer trainer = LinearTrainer.of(4, OPTIONS)) {
      assertThat(trainer.evaluate(DATA).get("loss")).isWithin(1e-12).of(trainer.loss(X, X, 37));
    }
  }

  @Test
  void targetsFollowTheirRows() {
    float[] zeros = new float[X.length];
    try (LinearTrainer trainer = LinearTrainer.of(4, OPTIONS.withEpochs(200))) {
      trainer.fit(DATA.withTarget(zeros));
      assertThat(trainer.evaluate(DATA.withTarget(zeros)).get("loss")).isLessThan(1e-3);
      assertThat(trainer.evaluate(DATA).get("loss")).isGreaterThan(0.1);
    }
  }

  @Test
  void scalingIsFittedOnTheTrainingRowsOnly() {
    Scaling scaling = Scaling.standard(1);
    Dataset data = Dataset.of(new float[] {1, 3, 1000}, 3);
    try (LinearTrainer trainer =
        new LinearTrainer(1, scaling, LinearTrainer.settings(), OPTIONS.withValidationSplit(0.3))) {
      assertThrows(IllegalStateException.class, () -> trainer.evaluate(data));
      trainer.fit(data);
    }
    assertThat(scaling.mean()[0]).isEqualTo(2f);
  }

  @Test
  void aLossThatIsNotFiniteEndsTrainingWithItsPlace() {
    float[] x = X.clone();
    x[36 * 4] = Float.NaN;
    try (LinearTrainer trainer = LinearTrainer.of(4, OPTIONS.withShuffle(false))) {
      trainer.fit(Dataset.of(X, 37));
      Dataset bad = Dataset.of(x, 37);
      DivergedException e = assertThrows(DivergedException.class, () -> trainer.fit(bad));
      assertThat(e.epoch()).isEqualTo(1);
      assertThat(e.step()).isEqualTo(3);
      assertThat(e.history().epochs()).isEqualTo(0);
      assertThat(e)
          .hasMessageThat()
          .isEqualTo(
              "the loss became NaN in epoch 1, step 3; the first layer whose values are not finite is"
                  + " `input`; no weights were saved");
      assertThat(trainer.evaluate(DATA).get("loss")).isFinite();
    }
  }

  @Test
  void aLearningRateFarTooHighDiverges() {
    TrainingOptions wild = OPTIONS.withLearningRate(1e6).withEpochs(100);
    try (LinearTrainer trainer = LinearTrainer.of(4, wild)) {
      DivergedException e = assertThrows(DivergedException.class, () -> trainer.fit(DATA));
      assertThat(e.history().epochs()).isEqualTo(e.epoch() - 1);
    }
  }

  @Test
  void validationRowsAreEvaluatedAfterEachSoManyEpochs() {
    TrainingOptions options =
        OPTIONS
            .withEpochs(5)
            .withValidationSplit(0.1)
            .withValidationFrequency(2)
            .withValidationBatchSize(3);
    try (LinearTrainer trainer = LinearTrainer.of(4, options)) {
      double[] losses = trainer.fit(DATA).values("val_loss");
      for (int epoch = 1; epoch <= 5; epoch++) {
        assertThat(Double.isFinite(losses[epoch - 1])).isEqualTo(epoch % 2 == 0);
      }
    }
  }

  @Test
  void theFirstEpochMayBeALaterOne() {
    List<String> heard = new ArrayList<>();
    TrainingOptions options =
        OPTIONS.withEpochs(5).withInitialEpoch(3).withListener(recorder(heard));
    try (LinearTrainer trainer = LinearTrainer.of(4, options)) {
      assertThat(trainer.fit(DATA).epochs()).isEqualTo(2);
    }
    assertThat(heard).containsAtLeast("epoch 4", "epoch 5").inOrder();
    assertThat(heard).doesNotContain("epoch 3");
  }

  @Test
  void aCallbackStopsReportsAndChangesTheRate() {
    List<Double> rates = new ArrayList<>();
    boolean[] ended = new boolean[1];
    Callback callback =
        new Callback() {
          private RunningTraining training;

          @Override
          public void begin(RunningTraining training) {
            this.training = training;
          }

          @Override
          public void stepFinished(int step, double loss) {
            assertThat(training.values()).containsKey("loss");
            training.setLearningRate(training.learningRate() / 2);
          }

          @Override
          public void epochFinished(int epoch, Map<String, Double> values) {
            training.report("rate", training.learningRate());
            assertThat(values).containsKey("rate");
            if (epoch == 2) {
              training.stop();
            }
          }

          @Override
          public void end() {
            rates.add(training.learningRate());
            ended[0] = true;
          }
        };
    try (LinearTrainer trainer = LinearTrainer.of(4, OPTIONS.withCallback(callback))) {
      // Three steps an epoch, from 0.1 on.
      assertThat(trainer.fit(DATA).values("rate"))
          .usingTolerance(1e-15)
          .containsExactly(0.1 / 8, 0.1 / 64)
          .inOrder();
    }
    assertThat(ended[0]).isTrue();
  }

  @Test
  void aCallbackThatStopsWithinAnEpochLetsItBeReported() {
    RunningTraining[] running = new RunningTraining[1];
    Callback callback =
        new Callback() {
          @Override
          public void begin(RunningTraining training) {
            running[0] = training;
          }

          @Override
          public void stepFinished(int step, double loss) {
            if (step == 2) {
              running[0].stop();
            }
          }
        };
    try (LinearTrainer trainer = LinearTrainer.of(4, OPTIONS.withCallback(callback))) {
      assertThat(trainer.fit(DATA).epochs()).isEqualTo(1);
      assertThat(trainer.iteration()).isEqualTo(2);
    }
  }

  @Test
  void listenersHearEverythingInOrder() {
    List<String> heard = new ArrayList<>();
    TrainingOptions options = OPTIONS.withEpochs(1).withBatchSize(20).withListener(recorder(heard));
    try (LinearTrainer trainer = LinearTrainer.of(4, options)) {
      trainer.fit(DATA);
    }
    assertThat(heard)
        .containsExactly(
            "training 1 x 2", "epoch 1", "step 1", "step 2", "end 1 [loss, mean_absolute_error]")
        .inOrder();
  }

  @Test
  void stoppingLetsTheCurrentStepFinishAndKeepsWholeEpochs() {
    LinearTrainer[] trainer = new LinearTrainer[1];
    List<String> heard = new ArrayList<>();
    TrainingOptions options =
        OPTIONS
            .withListener(recorder(heard))
            .withListener(at("epoch 2, step 2", () -> trainer[0].stop()));
    trainer[0] = LinearTrainer.of(4, options);
    History history = trainer[0].fit(DATA);
    assertThat(history.epochs()).isEqualTo(1);
    assertThat(heard.get(heard.size() - 1)).isEqualTo("step 2");
    assertThat(trainer[0].iteration()).isEqualTo(5);
    assertThat(trainer[0].fit(DATA).epochs()).isEqualTo(1);
    trainer[0].close();
  }

  @Test
  void stoppingBeforeTrainingEndsTheNextOneAtOnce() {
    try (LinearTrainer trainer = LinearTrainer.of(4, OPTIONS)) {
      trainer.stop();
      assertThat(trainer.fit(DATA).epochs()).isEqualTo(0);
      assertThat(trainer.iteration()).isEqualTo(0);
      assertThat(trainer.fit(DATA).epochs()).isEqualTo(3);
    }
  }

  @Test
  void anInterruptStopsAndStaysSet() {
    TrainingOptions options =
        OPTIONS
            .withThreads(2)
            .withListener(at("epoch 1, step 1", () -> Thread.currentThread().interrupt()));
    try (LinearTrainer trainer = LinearTrainer.of(4, options)) {
      assertThat(trainer.fit(DATA).epochs()).isEqualTo(0);
      assertThat(trainer.iteration()).isEqualTo(1);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void batchesMayBeLargerThanTheData() {
    TrainingOptions options = OPTIONS.withEpochs(1).withBatchSize(Integer.MAX_VALUE);
    try (LinearTrainer trainer = LinearTrainer.of(4, options)) {
      trainer.fit(DATA.withValidation(DATA));
      assertThat(trainer.iteration()).isEqualTo(1);
    }
  }

  @Test
  void rowsOfAnotherSizeAreRejected() {
    try (LinearTrainer trainer = LinearTrainer.of(5, OPTIONS)) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> trainer.fit(DATA));
      assertThat(e).hasMessageThat().isEqualTo("data: expected rows of 5 numbers, found 4");
      assertThrows(IllegalArgumentException.class, () -> trainer.evaluate(DATA));
    }
  }

  private static float[] fitted(TrainingOptions options) {
    try (LinearTrainer trainer = LinearTrainer.of(4, options)) {
      trainer.fit(DATA);
      return Tensors.flatten(trainer.weights());
    }
  }

  private static List<Integer> rows(RowOrder order) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(order.at(i));
    }
    return rows;
  }

  private static TrainingListener recorder(List<String> heard) {
    return new TrainingListener() {
      @Override
      public void trainingStarted(int epochs, int stepsPerEpoch) {
        heard.add("training " + epochs + " x " + stepsPerEpoch);
      }

      @Override
      public void epochStarted(int epoch) {
        heard.add("epoch " + epoch);
      }

      @Override
      public void stepFinished(int step, double loss) {
        heard.add("step " + step);
      }

      @Override
      public void epochFinished(int epoch, Map<String, Double> values) {
        heard.add("end " + epoch + " " + values.keySet());
      }
    };
  }

  private static TrainingListener at(String place, Runnable action) {
    return new TrainingListener() {
      private int epoch;

      @Override
      public void epochStarted(int epoch) {
        this.epoch = epoch;
      }

      @Override
      public void stepFinished(int step, double loss) {
        if (place.equals("epoch " + epoch + ", step " + step)) {
          action.run();
        }
      }
    };
  }
}
