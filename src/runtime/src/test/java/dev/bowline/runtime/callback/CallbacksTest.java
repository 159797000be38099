package dev.bowline.runtime.callback;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.runtime.Callback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers are worked by hand from Keras's rules. */
class CallbacksTest {
  @TempDir Path folder;

  private final Rehearsed training = new Rehearsed();
  private final EarlyStopping stopping = new EarlyStopping();
  private final ReduceLrOnPlateau plateau = new ReduceLrOnPlateau().patience(2);

  @BeforeEach
  void begin() {
    stopping.begin(training);
    plateau.begin(training);
  }

  /** 3, 2 improve; 2.5 and 2.1 do not: the second of them is as many as the patience. */
  @Test
  void stoppingWaitsForItsPatience() {
    stopping.patience(2);
    training.tell(stopping, 3, 2, 2.5, 2.1, 1);
    assertThat(training.epoch).isEqualTo(4);
  }

  @Test
  void stoppingWithoutPatienceStopsAtTheFirstEpochThatIsNoBetter() {
    training.tell(stopping, 3, 2, 2, 1);
    assertThat(training.epoch).isEqualTo(3);
  }

  /** The first epoch is always an improvement, whatever its value but NaN, which never is one. */
  @Test
  void stoppingNeverStopsAfterTheFirstEpoch() {
    stopping.baseline(0.1);
    training.tell(stopping, 3);
    assertThat(training.stopped).isFalse();
  }

  /** 2.6 + 0.5 is not below 3, 2.4 + 0.5 is. */
  @Test
  void stoppingCountsOnlyChangesAboveMinDelta() {
    stopping.patience(2).minDelta(0.5);
    training.tell(stopping, 3, 2.6, 2.4, 2.3, 2.2, 0);
    assertThat(training.epoch).isEqualTo(5);
  }

  /** 5 to 4 to 3 improves on itself but not on 1: the count goes on, 1, 2, 3, and 3.5 ends it. */
  @Test
  void stoppingWithABaselineForgivesOnlyWhatBeatsIt() {
    stopping.patience(3).baseline(1);
    training.tell(stopping, 5, 4, 3, 3.5, 0);
    assertThat(training.epoch).isEqualTo(4);
  }

  @Test
  void stoppingLetsTheFirstEpochsPass() {
    stopping.startFromEpoch(3);
    training.tell(stopping, 1, 2, 3, 4, 5, 6);
    assertThat(training.epoch).isEqualTo(5);
  }

  @Test
  void stoppingCanWantHighValues() {
    stopping.mode(Mode.MAX).patience(1);
    training.tell(stopping, 1, 2, 3, 2.5);
    assertThat(training.epoch).isEqualTo(4);
    assertThat(training.stopped).isTrue();
  }

  @Test
  void theBestWeightsComeBackAlsoIfNothingWasStopped() {
    stopping.patience(5).restoreBestWeights().verbose(1);
    training.tell(stopping, 3, 1, 2, 2);
    stopping.end();
    assertThat(training.stopped).isFalse();
    assertThat(training.weight).isEqualTo(2f);
    assertThat(training.said).containsExactly("restoring the weights of epoch 2");
  }

  @Test
  void withoutRestoringTheLastWeightsStay() {
    training.tell(stopping, 3, 1, 2);
    stopping.end();
    assertThat(training.weight).isEqualTo(3f);
  }

  @Test
  void aMissingValueIsToldOnceAndNothingStops() {
    for (int i = 0; i < 3; i++) {
      training.tell(stopping, Map.of("loss", 1.0));
    }
    assertThat(training.stopped).isFalse();
    assertThat(training.said)
        .containsExactly("early_stopping watches `val_loss`, which is not among [loss]");
  }

  @Test
  void whatStoppingRemembersGoesThroughACheckpoint() throws IOException {
    stopping.patience(2).restoreBestWeights();
    training.tell(stopping, 3, 2, 2.5);
    EarlyStopping resumed = new EarlyStopping().patience(2).restoreBestWeights();
    training.handOver(stopping, resumed);
    training.tell(resumed, 2.1);
    assertThat(training.stopped).isTrue();
    resumed.end();
    assertThat(training.weight).isEqualTo(2f);
  }

  /** 1 improves, 1 and 1 do not: 1 -> 0.1; the two that follow: 0.1 -> 0.01. */
  @Test
  void aPlateauLowersTheRateAndReportsThatOfTheEpoch() {
    training.tell(plateau, 1, 1, 1);
    assertThat(training.values()).containsEntry("learning_rate", 1.0);
    assertThat(training.rate).isWithin(1e-12).of(0.1);
    training.tell(plateau, 1, 1);
    assertThat(training.values()).containsEntry("learning_rate", 0.1);
    assertThat(training.rate).isWithin(1e-12).of(0.01);
  }

  /**
   * After the reduction in epoch 3: epoch 4 takes the counter of 2 to 1 and counts nothing, epoch 5
   * takes it to 0 and counts 1, epoch 6 counts 2 and lowers again.
   */
  @Test
  void duringTheCooldownNothingIsCounted() {
    plateau.cooldown(2);
    training.tell(plateau, 1, 1, 1, 1, 1);
    assertThat(training.rate).isWithin(1e-12).of(0.1);
    training.tell(plateau, 1);
    assertThat(training.rate).isWithin(1e-12).of(0.01);
  }

  @Test
  void theRateNeverGoesBelowItsMinimum() {
    plateau.factor(0.5).minLr(0.4);
    training.tell(plateau, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertThat(training.rate).isEqualTo(0.4);
  }

  /** 0.99995 + 1e-4 is not below 1. */
  @Test
  void aTinyChangeIsAPlateau() {
    training.tell(plateau, 1, 0.99995, 0.99995);
    assertThat(training.rate).isWithin(1e-12).of(0.1);
  }

  @Test
  void whatAPlateauRemembersGoesThroughACheckpoint() throws IOException {
    training.tell(plateau, 1, 1);
    ReduceLrOnPlateau resumed = new ReduceLrOnPlateau().patience(2);
    training.handOver(plateau, resumed);
    training.tell(resumed, 1);
    assertThat(training.rate).isWithin(1e-12).of(0.1);
  }

  @Test
  void checkpointsAreNamedByTheirFields() {
    ModelCheckpoint checkpoint =
        new ModelCheckpoint(folder.resolve("w-{epoch:02d}-{val_loss:.3f}.safetensors").toString());
    checkpoint.begin(training);
    training.tell(checkpoint, 0.25, 1.0 / 3);
    assertThat(training.saved)
        .containsExactly(
            folder.resolve("w-01-0.250.safetensors"), folder.resolve("w-02-0.333.safetensors"))
        .inOrder();
  }

  @Test
  void onlyTheBestIsSaved() throws IOException {
    Path file = folder.resolve("best.safetensors");
    ModelCheckpoint checkpoint =
        new ModelCheckpoint(file.toString()).saveBestOnly().initialValueThreshold(2.5);
    checkpoint.begin(training);
    training.tell(checkpoint, 3, 2, 2.2, 1, 1.5);
    assertThat(training.saved).hasSize(2);
    assertThat(Files.readString(file)).isEqualTo("4.0");
  }

  @Test
  void withoutTheValueItIsToldAndSaved() {
    ModelCheckpoint checkpoint =
        new ModelCheckpoint(folder.resolve("w.safetensors").toString()).saveBestOnly();
    checkpoint.begin(training);
    training.tell(checkpoint, Map.of("loss", 1.0));
    assertThat(training.saved).hasSize(1);
    assertThat(training.said).hasSize(1);
  }

  @Test
  void stepsAreCountedAcrossEpochs() {
    ModelCheckpoint checkpoint =
        new ModelCheckpoint(folder.resolve("{epoch}-{batch:03d}").toString()).saveFreq(2);
    checkpoint.begin(training);
    for (int epoch = 1; epoch <= 2; epoch++) {
      checkpoint.epochStarted(epoch);
      for (int step = 1; step <= 3; step++) {
        checkpoint.stepFinished(step, 1);
      }
    }
    assertThat(training.saved)
        .containsExactly(folder.resolve("1-002"), folder.resolve("2-001"), folder.resolve("2-003"))
        .inOrder();
  }

  @Test
  void namesWithOtherFieldsAreRefused() {
    for (String bad : new String[] {"{epoch:x}", "{", "a}", "{1}", "{epoch:02d"}) {
      assertThrows(IllegalArgumentException.class, () -> new ModelCheckpoint(bad));
    }
  }

  @Test
  void theTableHasKerassColumns() throws IOException {
    Path file = folder.resolve("log.csv");
    Callback logger = new CsvLogger(file.toString());
    logger.begin(training);
    training.tell(logger, Map.of("loss", 0.5, "a", 2.0));
    training.tell(logger, Map.of("loss", 0.25, "a", 1.0, "val_loss", 3.0, "val_a", 4.0));
    assertThat(Files.readString(file))
        .isEqualTo("epoch,a,loss,val_a,val_loss\n0,2.0,0.5,NA,NA\n1,1.0,0.25,4.0,3.0\n");
  }

  @Test
  void aTableIsBegunAnewOrGoneOnWith() throws IOException {
    Path file = Files.writeString(folder.resolve("log.csv"), "epoch;val_loss\n0;9.0\n");
    Callback appending = new CsvLogger(file.toString()).separator(";").append();
    appending.begin(training);
    training.tell(appending, 0.5);
    assertThat(Files.readString(file)).isEqualTo("epoch;val_loss\n0;9.0\n0;0.5\n");
    Callback anew = new CsvLogger(file.toString());
    anew.begin(training);
    training.tell(anew, 0.25);
    assertThat(Files.readString(file)).isEqualTo("epoch,val_loss\n1,0.25\n");
  }

  @Test
  void aResumedTableLosesTheLinesBehindTheCheckpoint() throws IOException {
    Path file = folder.resolve("log.csv");
    Callback logger = new CsvLogger(file.toString());
    logger.begin(training);
    training.tell(logger, 3);
    byte[] checkpoint = Rehearsed.remembered(logger);
    training.tell(logger, 2);
    assertThat(Files.readString(file)).isEqualTo("epoch,val_loss\n0,3.0\n1,2.0\n");
    Callback resumed = new CsvLogger(file.toString());
    training.resume(resumed, checkpoint);
    assertThat(Files.readString(file)).isEqualTo("epoch,val_loss\n0,3.0\n");
    training.epoch = 1;
    training.tell(resumed, 2.5);
    assertThat(Files.readString(file)).isEqualTo("epoch,val_loss\n0,3.0\n1,2.5\n");
  }
}
