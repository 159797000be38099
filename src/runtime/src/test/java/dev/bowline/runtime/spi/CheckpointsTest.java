package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.runtime.Checkpoints;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.History;
import dev.bowline.runtime.InputException;
import dev.bowline.runtime.TrainingListener;
import dev.bowline.runtime.TrainingOptions;
import dev.bowline.runtime.callback.EarlyStopping;
import dev.bowline.runtime.callback.ReduceLrOnPlateau;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  /** 3 steps an epoch, 6 epochs: 18 steps. */
  private static final Dataset DATA = Dataset.of(StepperTest.numbers(37 * 4), 37);

  private static final int STEPS = 18;

  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();

  @Test
  void aTrainingThatWasStoppedAnywhereGoesOnToTheSameBits() throws IOException {
    Run whole = run(options(), Integer.MAX_VALUE);
    for (int stop = 1; stop < STEPS; stop++) {
      Path own = folder.resolve("stop" + stop);
      run(options().withCheckpoints(Checkpoints.in(own).every(1)), stop);
      Run resumed = run(options().withCheckpoints(resuming(own).every(1)), Integer.MAX_VALUE);
      assertWithMessage("stopped after %s", stop).that(resumed.w).isEqualTo(whole.w);
      assertThat(resumed.history.names()).isEqualTo(whole.history.names());
      for (String name : whole.history.names()) {
        assertWithMessage("%s, stopped after %s", name, stop)
            .that(resumed.history.values(name))
            .isEqualTo(whole.history.values(name));
      }
    }
  }

  /** A process that dies writes nothing more: it goes on from what was written before. */
  @Test
  void aTrainingThatDiedGoesOnFromItsLastCheckpoint() throws IOException {
    Run whole = run(options(), Integer.MAX_VALUE);
    for (int every : new int[] {2, 5, 7}) {
      for (int death = 1; death < STEPS; death += 4) {
        Path own = folder.resolve("death" + every + "-" + death);
        Checkpoints checkpoints = Checkpoints.in(own).every(every);
        TrainingOptions mortal =
            options().withCheckpoints(checkpoints).withListener(new Death(death));
        assertThrows(Death.Struck.class, () -> run(mortal, Integer.MAX_VALUE));
        Run resumed = run(options().withCheckpoints(checkpoints.resuming()), Integer.MAX_VALUE);
        assertThat(resumed.w).isEqualTo(whole.w);
      }
    }
  }

  @Test
  void listenersHearWhereAResumedTrainingBegins() throws IOException {
    List<String> heard = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void trainingStarted(int epochs, int stepsPerEpoch) {
            heard.add("all " + epochs + " x " + stepsPerEpoch);
          }

          @Override
          public void trainingResumed(int epochs, int steps) {
            heard.add("done " + epochs + " and " + steps);
          }
        };
    for (int stop : new int[] {4, 9, Integer.MAX_VALUE}) {
      Checkpoints checkpoints = resuming(folder).every(1);
      run(options().withCheckpoints(checkpoints).withListener(listener), stop);
    }
    assertThat(heard)
        .containsExactly("all 6 x 3", "all 6 x 3", "done 1 and 1", "all 6 x 3", "done 2 and 3")
        .inOrder();
  }

  @Test
  void twoCheckpointsAreKept() throws IOException {
    run(options().withCheckpoints(Checkpoints.in(folder).every(1)), Integer.MAX_VALUE);
    assertThat(files().stream().map(file -> file.getFileName().toString()).toList())
        .containsExactly(
            "step-0000000000000000017.checkpoint", "step-0000000000000000018.checkpoint");
  }

  @Test
  void whatAKilledProcessLeftOverIsCleanedUp() throws IOException {
    Files.writeString(folder.resolve(".bowline-1f.tmp"), "half a checkpoint");
    Files.writeString(folder.resolve("notes.txt"), "mine");
    run(options().withCheckpoints(Checkpoints.in(folder)), Integer.MAX_VALUE);
    assertThat(Files.exists(folder.resolve(".bowline-1f.tmp"))).isFalse();
    assertThat(Files.exists(folder.resolve("notes.txt"))).isTrue();
  }

  @Test
  void aTornOrCorruptCheckpointIsNoticedAndTheOneBeforeIsUsed() throws IOException {
    float[] whole = run(options(), Integer.MAX_VALUE).w;
    Random random = new Random(1);
    for (int trial = 0; trial < 20; trial++) {
      Path own = folder.resolve("trial" + trial);
      run(options().withCheckpoints(Checkpoints.in(own).every(1)), 8);
      Path newest = files(own).get(1);
      byte[] bytes = Files.readAllBytes(newest);
      if (trial % 2 == 0) {
        Files.write(newest, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      } else {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(newest, bytes);
      }
      said.clear();
      Run resumed = run(options().withCheckpoints(resuming(own).every(1)), Integer.MAX_VALUE);
      assertThat(said.get(0)).contains("step-0000000000000000008.checkpoint is torn or corrupt");
      assertThat(said.get(1)).contains("resumed in epoch 3, after step 1 from ");
      assertThat(resumed.w).isEqualTo(whole);
    }
  }

  @Test
  void withoutAnyCheckpointResumingBeginsAfresh() throws IOException {
    float[] whole = run(options(), Integer.MAX_VALUE).w;
    TrainingOptions options = options().withCheckpoints(resuming(folder.resolve("new/deep")));
    assertThat(run(options, Integer.MAX_VALUE).w).isEqualTo(whole);
    assertThat(said.get(0)).startsWith("no checkpoint in ");
  }

  @Test
  void aFinishedTrainingIsResumedAtItsEnd() throws IOException {
    Run whole = run(options().withCheckpoints(Checkpoints.in(folder)), Integer.MAX_VALUE);
    Run again = run(options().withCheckpoints(resuming(folder)), 0);
    assertThat(again.w).isEqualTo(whole.w);
    assertThat(again.history.epochs()).isEqualTo(whole.history.epochs());
  }

  @Test
  void moreEpochsContinueAFinishedTraining() throws IOException {
    TrainingOptions plain = TrainingOptions.fromModel().withThreads(1);
    float[] whole = run(plain.withEpochs(6), Integer.MAX_VALUE).w;
    run(plain.withEpochs(4).withCheckpoints(Checkpoints.in(folder)), Integer.MAX_VALUE);
    TrainingOptions more = plain.withEpochs(6).withCheckpoints(resuming(folder));
    assertThat(run(more, Integer.MAX_VALUE).w).isEqualTo(whole);
  }

  @Test
  void otherSettingsDataAndModelsAreErrorsThatNameWhatDiffers() throws IOException {
    run(options().withCheckpoints(Checkpoints.in(folder)), Integer.MAX_VALUE);
    assertFault("a checkpoint of batch size 8, found 16", o -> o.withBatchSize(8), DATA, 0);
    assertFault("a checkpoint of seed 9, found 5", o -> o.withSeed(9), DATA, 0);
    assertFault(
        "a checkpoint of learning rate 0.5, found 0.1", o -> o.withLearningRate(0.5), DATA, 0);
    Dataset others = Dataset.of(StepperTest.numbers(38 * 4), 38);
    assertFault("a checkpoint of rows of data 38, found 37", o -> o, others, 0);
    float[] x = StepperTest.numbers(37 * 4);
    x[100] = Math.nextUp(x[100]);
    assertFault("a checkpoint of data with the SHA-256 ", o -> o, Dataset.of(x, 37), 0);
    assertFault("a model with the meaning 1, found 0", o -> o, DATA, 1);
  }

  @Test
  void startingAfreshWhereThereAreCheckpointsIsAnError() throws IOException {
    run(options().withCheckpoints(Checkpoints.in(folder)), Integer.MAX_VALUE);
    List<Path> before = files();
    UncheckedIOException e =
        assertThrows(
            UncheckedIOException.class,
            () -> run(options().withCheckpoints(Checkpoints.in(folder)), Integer.MAX_VALUE));
    assertThat(e).hasMessageThat().contains("a folder without checkpoints, or the wish to resume");
    assertThat(files()).isEqualTo(before);
  }

  private void assertFault(
      String part, UnaryOperator<TrainingOptions> change, Dataset data, long meaning) {
    TrainingOptions options = change.apply(options()).withCheckpoints(resuming(folder));
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> run(options, 0, data, meaning));
    assertThat(e).hasCauseThat().isInstanceOf(InputException.class);
    assertThat(e).hasMessageThat().contains(part);
  }

  private static Checkpoints resuming(Path folder) {
    return Checkpoints.in(folder).resuming();
  }

  /** Everything that has a state: a plateau that is reached, and weights that are kept. */
  private static TrainingOptions options() {
    return TrainingOptions.fromModel()
        .withThreads(1)
        .withEpochs(6)
        .withValidationSplit(0.1)
        .withCallback(new ReduceLrOnPlateau().minDelta(1).patience(1).factor(0.5))
        .withCallback(new EarlyStopping().patience(50).restoreBestWeights());
  }

  /** What a training came to. */
  private record Run(float[] w, History history) {}

  private Run run(TrainingOptions options, int steps) throws IOException {
    return run(options, steps, DATA, 0);
  }

  private Run run(TrainingOptions options, int steps, Dataset data, long meaning)
      throws IOException {
    LinearTrainer[] trainer = new LinearTrainer[1];
    TrainingListener stopping =
        new TrainingListener() {
          @Override
          public void stepFinished(int step, double loss) {
            if (trainer[0].iteration() >= steps) {
              trainer[0].stop();
            }
          }

          @Override
          public void message(String text) {
            said.add(text);
          }
        };
    trainer[0] =
        new LinearTrainer(
            4,
            Scaling.none(4),
            LinearTrainer.settings().of(meaning),
            options.withListener(stopping));
    try (LinearTrainer used = trainer[0]) {
      History history = used.fit(data);
      return new Run(Tensors.flatten(used.weights()), history);
    }
  }

  private List<Path> files() throws IOException {
    return files(folder);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".checkpoint")).sorted().toList();
    }
  }

  /** Ends a training as a kill would: nothing is written behind it. */
  private static final class Death implements TrainingListener {
    private int left;

    Death(int steps) {
      left = steps;
    }

    @Override
    public void stepFinished(int step, double loss) {
      if (--left == 0) {
        throw new Struck();
      }
    }

    static final class Struck extends RuntimeException {
      private static final long serialVersionUID = 1;
    }
  }
}
