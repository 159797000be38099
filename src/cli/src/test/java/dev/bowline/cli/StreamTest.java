package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.runtime.data.BuiltInData;
import dev.bowline.runtime.data.DataFiles;
import dev.bowline.runtime.data.RowParts;
import dev.bowline.runtime.data.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are not held in memory. */
class StreamTest {
  private static final String SCALED =
      """
      autoencoder Digits {
        input(64, scaling = standard);
        layer code   = dense(8, activation = tanh);
        layer output = dense() tied_to code;
        train { epochs = 2; batch_size = 50; validation_split = 0.1; metrics = [mean_absolute_error]; }
      }
      """;

  private static final int PATIENCE_SECONDS = 300;

  /** Enough for the Java compiler and the windows. */
  private static final String HEAP = "-Xmx56m";

  /** So often the digits, 460 kB of them: 184 MB. */
  private static final int COPIES = 400;

  @TempDir Path folder;

  @Test
  void fileSeveralTimesTheHeapIsTrainedOnAndEncoded() throws Exception {
    Path model = Files.writeString(folder.resolve("digits.ae"), SCALED);
    Path data = folder.resolve("digits.npy");
    Samples digits = BuiltInData.digits();
    writeCopies(data, digits);
    assertThat(Files.size(data)).isGreaterThan(3L * 56 << 20);
    String[] train = {
      "train", model.toString(), "--data", data.toString(), "--epochs", "1", "--batch-size", "512"
    };
    Ended held = inSmallHeap(train);
    assertThat(held.err).contains("error: not enough memory");
    assertThat(held.err).contains("--stream");
    assertThat(held.status).isEqualTo(ExitStatus.INPUT);
    String weights = folder.resolve("w.safetensors").toString();
    Ended streamed = inSmallHeap(train, "--stream", "20000", "--save", weights);
    assertWithMessage(streamed.err).that(streamed.status).isEqualTo(ExitStatus.DONE);
    assertThat(streamed.out).contains("trained 1 epoch");
    Path codes = folder.resolve("codes.npy");
    List<String> inference =
        List.of(model.toString(), "--weights", weights, "--data", data.toString());
    Ended encoded = inSmallHeap(with("encode", inference, "--out", codes.toString()));
    assertWithMessage(encoded.err).that(encoded.status).isEqualTo(ExitStatus.DONE);
    assertThat(DataFiles.read(codes).rows()).isEqualTo(COPIES * digits.rows());
    Ended evaluated = inSmallHeap(with("evaluate", inference, "--stream", "20000"));
    assertWithMessage(evaluated.err).that(evaluated.status).isEqualTo(ExitStatus.DONE);
    assertThat(evaluated.out).contains("loss ");
  }

  @Test
  void aWindowForAllRowsPrintsAndSavesWhatMemoryDoes() throws IOException {
    Cli cli = new Cli(folder);
    String model = cli.file("digits.ae", SCALED);
    String data = cli.path("digits.csv");
    DataFiles.write(folder.resolve("digits.csv"), BuiltInData.digits());
    String report = cli.path("r.html");
    Cli.Result held =
        cli.done("train", model, "--data", data, "--save", cli.path("a"), "--report", report);
    String page = cli.read("r.html");
    Cli.Result streamed =
        cli.done(
            "train",
            model,
            "--data",
            data,
            "--save",
            cli.path("b"),
            "--report",
            report,
            "--stream",
            "1797");
    assertThat(streamed).isEqualTo(held);
    assertThat(Files.readAllBytes(folder.resolve("b")))
        .isEqualTo(Files.readAllBytes(folder.resolve("a")));
    assertThat(withoutTimes(cli.read("r.html"))).isEqualTo(withoutTimes(page));
    Cli.Result windows = cli.done("train", model, "--data", data, "--stream", "500");
    assertThat(windows.out()).isNotEqualTo(held.out());
    String[] evaluate = {"evaluate", model, "--weights", cli.path("a"), "--data", data};
    assertThat(cli.done(with(evaluate, "--stream", "70"))).isEqualTo(cli.done(evaluate));
  }

  @Test
  void targetsAndValidationRowsAreStreamedToo() throws IOException {
    Cli cli = new Cli(folder);
    String model = cli.file("a.ae", Cli.TIED);
    String data = cli.file("x.csv", Cli.ONE_HOT);
    String target = cli.file("t.csv", "0,1,0,0\n1,0,0,0\n0,0,0,1\n0,0,1,0\n");
    String[] train = {
      "train", model, "--data", data, "--target", target, "--validation", target, "--save",
    };
    Cli.Result held = cli.done(with(train, cli.path("w")));
    byte[] weights = Files.readAllBytes(folder.resolve("w"));
    assertThat(cli.done(with(train, cli.path("w"), "--stream", "4"))).isEqualTo(held);
    assertThat(Files.readAllBytes(folder.resolve("w"))).isEqualTo(weights);
    Cli.Result shorter =
        cli.run(
            "train",
            model,
            "--data",
            data,
            "--target",
            cli.file("s.csv", "1,0,0,0\n"),
            "--stream",
            "4");
    assertThat(shorter.err()).contains("expected 4 rows as the data have, found 1");
    assertThat(shorter.status()).isEqualTo(ExitStatus.INPUT);
  }

  @Test
  void aBadRowIsNamedBeforeTheFirstEpoch() throws IOException {
    Cli cli = new Cli(folder);
    String model = cli.file("a.ae", Cli.TIED);
    String data = cli.file("x.csv", Cli.ONE_HOT.repeat(50) + "1,0,0\n" + Cli.ONE_HOT);
    Cli.Result ragged = cli.run("train", model, "--data", data, "--stream", "8", "--save", "w");
    assertThat(ragged)
        .isEqualTo(
            new Cli.Result(
                ExitStatus.INPUT,
                "",
                "error: " + data + ": expected 4 columns in line 201, found 3\n"));
    Cli.Result none = cli.run("train", model, "--data", data, "--stream", "0");
    assertThat(none.status()).isEqualTo(ExitStatus.USAGE);
  }

  /** More rows than are sent through a model at once, of which the last ones are a file too. */
  @Test
  void rowsThatComeInPartsAreTreatedAsIfTheyCameAlone() throws IOException {
    Cli cli = new Cli(folder);
    String model = cli.file("a.ae", Cli.TIED);
    String weights = cli.path("w.safetensors");
    cli.done("init", model, "--save", weights);
    int rows = (1 << 18) + 777;
    float[] x = new float[rows * 4];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i * 31 % 1009) / 1009f;
    }
    int last = 900;
    float[] end = Arrays.copyOfRange(x, (rows - last) * 4, rows * 4);
    DataFiles.write(folder.resolve("all.npy"), new Samples(x, rows, new int[] {4}));
    DataFiles.write(folder.resolve("end.npy"), new Samples(end, last, new int[] {4}));
    for (String command : List.of("encode", "reconstruct", "score")) {
      for (String name : List.of("all", "end")) {
        cli.done(
            command,
            model,
            "--weights",
            weights,
            "--data",
            cli.path(name + ".npy"),
            "--out",
            cli.path(name + "-out.npy"));
      }
      Samples all = DataFiles.read(folder.resolve("all-out.npy"));
      Samples alone = DataFiles.read(folder.resolve("end-out.npy"));
      assertThat(all.rows()).isEqualTo(rows);
      assertThat(Arrays.copyOfRange(all.values(), (rows - last) * all.size(), rows * all.size()))
          .isEqualTo(alone.values());
    }
  }

  private static void writeCopies(Path file, Samples samples) throws IOException {
    int[] left = {COPIES};
    RowParts parts = () -> left[0]-- > 0 ? Optional.of(samples) : Optional.empty();
    DataFiles.write(file, parts);
  }

  /** What a process came to. */
  private record Ended(int status, String out, String err) {}

  private Ended inSmallHeap(String[] args, String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(HEAP, "-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(with(args, more)));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("BOWLINE_JVM", "same");
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it did not end in " + PATIENCE_SECONDS + " seconds");
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static String[] with(String command, List<String> args, String... more) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(args);
    return with(all.toArray(String[]::new), more);
  }

  private static String[] with(String[] args, String... more) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static String withoutTimes(String page) {
    return page.replaceAll("\\b\\d+(\\.\\d+)? (ms|s|seconds?|minutes?)\\b", "TIME");
  }
}
