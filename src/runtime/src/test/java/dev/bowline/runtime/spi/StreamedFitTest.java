package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.runtime.Checkpoints;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.History;
import dev.bowline.runtime.InputException;
import dev.bowline.runtime.Shuffle;
import dev.bowline.runtime.TrainingListener;
import dev.bowline.runtime.TrainingOptions;
import dev.bowline.runtime.data.DataFiles;
import dev.bowline.runtime.data.Samples;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on rows that are read anew in each epoch. */
class StreamedFitTest {
  private static final int ROWS = 103;
  private static final TrainingOptions OPTIONS =
      TrainingOptions.fromModel().withThreads(1).withEpochs(3).withBatchSize(8);

  @TempDir Path folder;
  private float[] x;
  private Path npy;

  @BeforeEach
  void writeRows() throws IOException {
    x = StepperTest.numbers(ROWS * 4);
    npy = folder.resolve("rows.npy");
    DataFiles.write(npy, new Samples(x, ROWS, new int[] {4}));
  }

  @Test
  void aWindowAsLargeAsTheDataGivesTheBitsOfAnArrayFromEveryFormat() throws IOException {
    for (Path file : List.of(npy, csv(), gzip(csv()), idx())) {
      Dataset held = Dataset.read(file);
      for (int window : new int[] {ROWS, 1_000_000}) {
        Dataset streamed = Dataset.stream(file, window);
        assertThat(streamed.rows()).isEqualTo(ROWS);
        assertThat(streamed.size()).isEqualTo(4);
        assertSame(file + " in a window of " + window, held, streamed, o -> o);
      }
    }
  }

  @Test
  void validationRowsFromTheEndAndScalingAreThoseOfAnArray() throws IOException {
    UnaryOperator<TrainingOptions> split = o -> o.withValidationSplit(0.3);
    assertSame("split", Dataset.read(npy), Dataset.stream(npy, ROWS), split);
    UnaryOperator<TrainingOptions> inOrder = o -> o.withValidationSplit(0.3).withShuffle(false);
    assertSame("split, in order", Dataset.read(npy), Dataset.stream(npy, 1), inOrder);
    Dataset held = Dataset.read(npy).withValidation(Dataset.read(csv()));
    Dataset streamed = Dataset.stream(npy, ROWS).withValidation(Dataset.stream(csv(), 5));
    assertSame("validation of its own", held, streamed, o -> o);
  }

  @Test
  void withoutShufflingNoWindowMattersToAnyBit() throws IOException {
    for (int window : new int[] {1, 8, 11, 64, 102}) {
      Dataset streamed = Dataset.stream(npy, window);
      assertSame("window " + window, Dataset.read(npy), streamed, o -> o.withShuffle(false));
    }
  }

  @Test
  void shufflingWithinBatchesNoWindowMattersToAnyBit() throws IOException {
    for (int window : new int[] {1, 8, 11, 64, 102}) {
      Dataset streamed = Dataset.stream(npy, window);
      assertSame(
          "window " + window, Dataset.read(npy), streamed, o -> o.withShuffle(Shuffle.BATCH));
    }
  }

  @Test
  void weightsStayWithTheirRows() throws IOException {
    float[] weights = new float[ROWS];
    for (int n = 0; n < ROWS; n++) {
      weights[n] = n * n % 7;
    }
    Dataset held = Dataset.read(npy).withSampleWeight(weights);
    Dataset streamed = Dataset.stream(npy, ROWS).withSampleWeight(weights);
    assertSame("one window", held, streamed, o -> o.withValidationSplit(0.2));
    Dataset windows = Dataset.stream(npy, 24).withSampleWeight(weights);
    assertSame("windows", held, windows, o -> o.withShuffle(false).withValidationSplit(0.2));
    assertThat(run(streamed, OPTIONS).w).isNotEqualTo(run(Dataset.read(npy), OPTIONS).w);
  }

  @Test
  void theTargetIsStreamedBesideTheRows() throws IOException {
    float[] noisy = StepperTest.numbers(ROWS * 4);
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += i % 3;
    }
    Path other = folder.resolve("noisy.npy");
    DataFiles.write(other, new Samples(noisy, ROWS, new int[] {4}));
    Dataset held = Dataset.read(other).withTarget(x);
    Dataset streamed = Dataset.stream(other, ROWS).withTarget(Dataset.stream(npy, 7));
    assertSame("target", held, streamed, o -> o.withValidationSplit(0.2));
    Run without = run(Dataset.stream(other, ROWS), OPTIONS);
    assertThat(run(streamed, OPTIONS).w).isNotEqualTo(without.w);
  }

  @Test
  void threadsChangeNoBitAndWindowsDo() throws IOException {
    float[] one = run(Dataset.stream(npy, 24), OPTIONS).w;
    assertThat(run(Dataset.stream(npy, 24), OPTIONS.withThreads(3)).w).isEqualTo(one);
    assertThat(run(Dataset.stream(npy, 24), OPTIONS).w).isEqualTo(one);
    assertThat(run(Dataset.stream(npy, 40), OPTIONS).w).isNotEqualTo(one);
  }

  @Test
  void windowsHoldWholeBatchesAndAllRowsOnce() throws IOException {
    for (int wanted : new int[] {1, 8, 30, 96, 102, 500}) {
      RowRange range = new RowRange(Dataset.stream(npy, wanted), 10, ROWS);
      List<Float> seen = new ArrayList<>();
      try (Windows windows = Windows.of(range, 8)) {
        while (windows.next()) {
          assertThat(windows.first()).isEqualTo(seen.size() / 4);
          assertThat(windows.first() % 8).isEqualTo(0);
          assertThat(windows.rows()).isAtMost(Math.max(8, wanted));
          for (int i = 0; i < windows.rows() * 4; i++) {
            seen.add(windows.x()[i]);
          }
        }
      }
      List<Float> expected = new ArrayList<>();
      for (float value : Arrays.copyOfRange(x, 40, x.length)) {
        expected.add(value);
      }
      assertThat(seen).isEqualTo(expected);
    }
  }

  @Test
  void everyWindowIsShuffledInItsOwnWay() {
    RowOrder order = new RowOrder(20);
    List<List<Integer>> orders = new ArrayList<>();
    for (int window = 0; window < 4; window++) {
      order.shuffle(20, 7, 1, window);
      List<Integer> rows = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        rows.add(order.at(i));
      }
      assertThat(rows.stream().sorted().distinct().count()).isEqualTo(20);
      assertThat(orders).doesNotContain(rows);
      orders.add(rows);
    }
  }

  @Test
  void evaluationDoesNotDependOnTheWindow() throws IOException {
    try (LinearTrainer trainer = LinearTrainer.of(4, OPTIONS)) {
      assertThat(trainer.evaluate(Dataset.stream(npy, 17)))
          .isEqualTo(trainer.evaluate(Dataset.read(npy)));
    }
  }

  /** 13 steps an epoch in windows of 3 batches: stops fall within windows, and between them. */
  @Test
  void aTrainingThatWasStoppedAnywhereGoesOnToTheSameBits() throws IOException {
    float[] whole = run(Dataset.stream(npy, 24), OPTIONS).w;
    for (int stop : new int[] {1, 3, 5, 12, 13, 16, 38}) {
      Checkpoints checkpoints = Checkpoints.in(folder.resolve("stop" + stop)).every(1);
      stopped(Dataset.stream(npy, 24), OPTIONS.withCheckpoints(checkpoints), stop);
      TrainingOptions resumed = OPTIONS.withCheckpoints(checkpoints.resuming());
      assertWithMessage("stopped after %s", stop)
          .that(run(Dataset.stream(npy, 24), resumed).w)
          .isEqualTo(whole);
    }
  }

  @Test
  void aCheckpointIsOfItsDataAndOfItsWindow() throws IOException {
    Checkpoints checkpoints = Checkpoints.in(folder.resolve("state"));
    run(Dataset.stream(npy, 24), OPTIONS.withCheckpoints(checkpoints));
    TrainingOptions resumed = OPTIONS.withCheckpoints(checkpoints.resuming());
    UncheckedIOException other =
        assertThrows(UncheckedIOException.class, () -> run(Dataset.stream(npy, 40), resumed));
    assertThat(other)
        .hasMessageThat()
        .contains("expected a checkpoint of rows shuffled together 40, found 24");
    x[400] += 1;
    DataFiles.write(npy, new Samples(x, ROWS, new int[] {4}));
    UncheckedIOException changed =
        assertThrows(UncheckedIOException.class, () -> run(Dataset.stream(npy, 24), resumed));
    assertThat(changed).hasMessageThat().contains("a checkpoint of data with the SHA-256 ");
  }

  @Test
  void aFileThatChangesBetweenTwoEpochsEndsTheTraining() throws IOException {
    Dataset data = Dataset.stream(csv(), 24);
    assertFault(data, () -> Files.writeString(csv(), "1,2,3,4\n"), "changed meanwhile: 8 bytes");
  }

  @Test
  void aFileThatIsCutOffWhileItIsReadEndsTheTraining() throws IOException {
    Dataset data = Dataset.stream(npy, 24);
    byte[] all = Files.readAllBytes(npy);
    assertFault(
        data,
        () -> Files.write(npy, Arrays.copyOf(all, all.length / 2)),
        "changed meanwhile: " + all.length / 2 + " bytes");
  }

  /**
   * Whoever keeps length and time of a file is believed, but rows that are not there are missed.
   */
  @Test
  void rowsThatAreMissingAreNoticedWhateverTheFileSystemSays() throws IOException {
    Path file = csv();
    FileTime time = Files.getLastModifiedTime(file);
    String text = Files.readString(file);
    Dataset data = Dataset.stream(file, 24);
    String fewer = text.substring(0, text.indexOf('\n', text.length() / 2) + 1);
    assertFault(
        data,
        () -> {
          Files.writeString(file, fewer + " ".repeat(text.length() - fewer.length() - 1) + "\n");
          Files.setLastModifiedTime(file, time);
        },
        "rows as at the start, found ");
  }

  @Test
  void badRowsInTheMiddleAreFoundBeforeTheTrainingBegins() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(csv()));
    lines.set(70, "1,2,3");
    InputException ragged = rejected(Files.write(folder.resolve("ragged.csv"), lines));
    assertThat(ragged).hasMessageThat().endsWith("expected 4 columns in line 71, found 3");
    lines.set(70, "1,2,NaN,4");
    InputException nan = rejected(Files.write(folder.resolve("nan.csv"), lines));
    assertThat(nan)
        .hasMessageThat()
        .endsWith("expected a finite number in line 71, column 3, found `NaN`");
    byte[] bytes = Files.readAllBytes(npy);
    int header = bytes.length - 4 * x.length;
    System.arraycopy(new byte[] {0, 0, (byte) 0xc0, 0x7f}, 0, bytes, header + 4 * 282, 4);
    InputException row = rejected(Files.write(folder.resolve("nan.npy"), bytes));
    assertThat(row)
        .hasMessageThat()
        .endsWith("expected finite float32 numbers, found NaN in row 71, column 3");
    byte[] cut = Arrays.copyOf(Files.readAllBytes(npy), bytes.length - 2);
    assertThat(rejected(Files.write(folder.resolve("cut.npy"), cut)))
        .hasMessageThat()
        .contains("as its header says");
  }

  @Test
  void setsThatDoNotGoTogetherAreRejected() throws IOException {
    Dataset streamed = Dataset.stream(npy, 24);
    assertThat(streamed.x()).isEmpty();
    assertThrows(IllegalArgumentException.class, () -> Dataset.stream(npy, 0));
    assertThrows(IllegalArgumentException.class, () -> streamed.withTarget(x));
    assertThrows(IllegalArgumentException.class, () -> streamed.withTarget(Dataset.of(x, ROWS)));
    Dataset shorter = Dataset.of(new float[8], 2);
    IllegalArgumentException rows =
        assertThrows(IllegalArgumentException.class, () -> Dataset.of(x, ROWS).withTarget(shorter));
    assertThat(rows).hasMessageThat().contains("expected 103 rows of 4 numbers");
  }

  /** Something that happens to a file. */
  private interface Event {
    void happen() throws IOException;
  }

  private static void assertFault(Dataset data, Event event, String message) {
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochStarted(int epoch) {
            if (epoch == 2) {
              try {
                event.happen();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          }
        };
    UncheckedIOException fault =
        assertThrows(UncheckedIOException.class, () -> run(data, OPTIONS.withListener(listener)));
    assertThat(fault.getCause()).isInstanceOf(InputException.class);
    assertThat(fault).hasMessageThat().contains(message);
  }

  private static InputException rejected(Path file) {
    return assertThrows(InputException.class, () -> Dataset.stream(file, 24));
  }

  private static void assertSame(
      String what, Dataset held, Dataset streamed, UnaryOperator<TrainingOptions> change) {
    TrainingOptions options = change.apply(OPTIONS);
    for (Scaling scaling : List.of(Scaling.none(4), Scaling.standard(4), Scaling.minMax(4))) {
      Run expected = run(held, options, scaling.copy());
      Run found = run(streamed, options, scaling.copy());
      assertWithMessage("%s, %s", what, scaling.kind()).that(found.w).isEqualTo(expected.w);
      assertThat(found.mean).isEqualTo(expected.mean);
      assertThat(found.scale).isEqualTo(expected.scale);
      assertThat(found.history.names()).isEqualTo(expected.history.names());
      for (String name : expected.history.names()) {
        assertWithMessage("%s, %s, %s", what, scaling.kind(), name)
            .that(found.history.values(name))
            .isEqualTo(expected.history.values(name));
      }
    }
  }

  /** What a training left behind. */
  private record Run(float[] w, History history, float[] mean, float[] scale) {}

  private static Run run(Dataset data, TrainingOptions options) {
    return run(data, options, Scaling.none(4));
  }

  private static Run run(Dataset data, TrainingOptions options, Scaling scaling) {
    try (LinearTrainer trainer = new LinearTrainer(4, scaling, LinearTrainer.settings(), options)) {
      History history = trainer.fit(data);
      return new Run(Tensors.flatten(trainer.weights()), history, scaling.mean(), scaling.scale());
    }
  }

  private static void stopped(Dataset data, TrainingOptions options, int steps) {
    LinearTrainer[] trainer = new LinearTrainer[1];
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void stepFinished(int step, double loss) {
            if (trainer[0].iteration() == steps) {
              trainer[0].stop();
            }
          }
        };
    trainer[0] = LinearTrainer.of(4, options.withListener(listener));
    trainer[0].fit(data);
    trainer[0].close();
  }

  private Path csv() throws IOException {
    Path file = folder.resolve("rows.csv");
    if (!Files.exists(file)) {
      DataFiles.write(file, new Samples(x, ROWS, new int[] {4}));
    }
    return file;
  }

  private Path gzip(Path file) throws IOException {
    Path zipped = folder.resolve(file.getFileName() + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write("a,b,c,d\n".getBytes(StandardCharsets.US_ASCII));
      Files.copy(file, out);
    }
    return zipped;
  }

  private Path idx() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(16 + ROWS * 4);
    bytes.put(new byte[] {0, 0, 8, 3}).putInt(ROWS).putInt(2).putInt(2);
    for (int i = 0; i < ROWS * 4; i++) {
      bytes.put((byte) (i * 37 % 251));
    }
    return Files.write(folder.resolve("rows-ubyte"), bytes.array());
  }
}
