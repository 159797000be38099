package dev.bowline.runtime;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicTypesTest {
  @TempDir Path folder;

  @Test
  void optionsKeepTheModelsSettingsUnlessNamed() {
    TrainingOptions options = TrainingOptions.fromModel();
    assertThat(options.epochs()).isEqualTo(OptionalInt.empty());
    assertThat(options.batchSize()).isEqualTo(OptionalInt.empty());
    assertThat(options.learningRate()).isEqualTo(OptionalDouble.empty());
    assertThat(options.validationSplit()).isEqualTo(OptionalDouble.empty());
    assertThat(options.seed()).isEqualTo(OptionalLong.empty());
    assertThat(options.shuffle()).isEqualTo(Optional.empty());
    assertThat(options.threads()).isEqualTo(OptionalInt.empty());
    assertThat(options.listeners()).isEmpty();
  }

  @Test
  void optionsHoldAllThatWasNamed() {
    TrainingListener listener = new TrainingListener() {};
    TrainingOptions options =
        TrainingOptions.fromModel()
            .withEpochs(5)
            .withBatchSize(7)
            .withLearningRate(0.5)
            .withValidationSplit(0.25)
            .withSeed(-1)
            .withShuffle(false)
            .withThreads(2)
            .withListener(listener);
    assertThat(options.epochs()).isEqualTo(OptionalInt.of(5));
    assertThat(options.batchSize()).isEqualTo(OptionalInt.of(7));
    assertThat(options.learningRate()).isEqualTo(OptionalDouble.of(0.5));
    assertThat(options.validationSplit()).isEqualTo(OptionalDouble.of(0.25));
    assertThat(options.seed()).isEqualTo(OptionalLong.of(-1));
    assertThat(options.shuffle()).isEqualTo(Optional.of(Shuffle.NONE));
    assertThat(options.threads()).isEqualTo(OptionalInt.of(2));
    assertThat(options.listeners()).containsExactly(listener);
  }

  @Test
  void optionsAreImmutable() {
    TrainingOptions options = TrainingOptions.fromModel();
    options.withEpochs(5).withListener(new TrainingListener() {});
    assertThat(options.epochs()).isEqualTo(OptionalInt.empty());
    assertThat(options.listeners()).isEmpty();
  }

  @Test
  void optionsOutOfRangeAreRejected() {
    TrainingOptions options = TrainingOptions.fromModel();
    assertThrows(IllegalArgumentException.class, () -> options.withEpochs(0));
    assertThrows(IllegalArgumentException.class, () -> options.withBatchSize(0));
    assertThrows(IllegalArgumentException.class, () -> options.withThreads(0));
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> options.withLearningRate(bad));
    }
    for (double bad : new double[] {-0.1, 1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> options.withValidationSplit(bad));
    }
  }

  @Test
  void aDatasetIsItsOwnTargetUnlessOneIsGiven() {
    float[] x = {1, 2, 3, 4, 5, 6};
    float[] target = new float[6];
    Dataset data = Dataset.of(x, 2);
    assertThat(data.size()).isEqualTo(3);
    assertThat(data.target()).isSameInstanceAs(x);
    assertThat(data.withTarget(target).target()).isSameInstanceAs(target);
    assertThat(data.withTarget(target).x()).isSameInstanceAs(x);
  }

  @Test
  void aDatasetIsReadFromAFile() throws IOException {
    Dataset data = Dataset.read(Files.writeString(folder.resolve("a.csv"), "1,2\n3,4\n"));
    assertThat(data.rows()).isEqualTo(2);
    assertThat(data.x()).isEqualTo(new float[] {1, 2, 3, 4});
  }

  @Test
  void partsOfADatasetThatDoNotFitAreRejected() {
    Dataset data = Dataset.of(new float[6], 2);
    assertThrows(IllegalArgumentException.class, () -> Dataset.of(new float[6], 0));
    assertThrows(IllegalArgumentException.class, () -> Dataset.of(new float[6], 4));
    assertThrows(IllegalArgumentException.class, () -> Dataset.of(new float[0], 1));
    assertThrows(IllegalArgumentException.class, () -> data.withTarget(new float[5]));
    Dataset wider = Dataset.of(new float[8], 2);
    assertThrows(IllegalArgumentException.class, () -> data.withValidation(wider));
  }

  @Test
  void aHistoryKeepsItsOwnNumbersInOrder() {
    double[] losses = {3, 2};
    Map<String, double[]> values = new LinkedHashMap<>();
    values.put("loss", losses);
    values.put("val_loss", new double[] {4, 5});
    History history = History.of(2, values);
    losses[0] = -1;
    history.values("loss")[1] = -1;
    assertThat(history.values("loss")).isEqualTo(new double[] {3, 2});
    assertThat(history.names()).containsExactly("loss", "val_loss").inOrder();
    assertThat(history.epochs()).isEqualTo(2);
  }

  @Test
  void aHistoryRejectsUnknownNamesAndUnevenLengths() {
    History history = History.of(0, Map.of("loss", new double[0]));
    assertThrows(IllegalArgumentException.class, () -> history.values("accuracy"));
    Map<String, double[]> uneven = Map.of("loss", new double[1]);
    assertThrows(IllegalArgumentException.class, () -> History.of(2, uneven));
  }
}
