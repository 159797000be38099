package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.runtime.data.DataFiles;
import dev.bowline.runtime.data.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsCommandsTest {
  @TempDir Path folder;
  private Cli cli;
  private String model;
  private String weights;
  private String data;

  @BeforeEach
  void setUp() throws IOException {
    cli = new Cli(folder);
    model = cli.file("a.ae", Cli.TIED);
    data = cli.file("x.csv", Cli.ONE_HOT);
    weights = cli.path("w.safetensors");
    cli.done("init", model, "--save", weights);
  }

  private Cli.Result run(String command, String data, String... more) {
    List<String> args =
        new java.util.ArrayList<>(List.of(command, model, "--weights", weights, "--data", data));
    args.addAll(List.of(more));
    return cli.run(args.toArray(String[]::new));
  }

  private Samples written(String command, String data, String name) throws IOException {
    Cli.Result result = run(command, data, "--out", cli.path(name));
    assertThat(result).isEqualTo(new Cli.Result(ExitStatus.DONE, "", ""));
    return DataFiles.read(folder.resolve(name));
  }

  @Test
  void codesDecodeToTheReconstructions() throws IOException {
    Samples codes = written("encode", data, "codes.npy");
    assertThat(codes.rows()).isEqualTo(4);
    assertThat(codes.shape()).isEqualTo(new int[] {2});
    Samples decoded = written("decode", cli.path("codes.npy"), "decoded.npy");
    Samples reconstructed = written("reconstruct", data, "reconstructed.npy");
    assertThat(decoded.values()).isEqualTo(reconstructed.values());
    assertThat(reconstructed.shape()).isEqualTo(new int[] {4});
  }

  @Test
  void aThresholdIsFittedKeptAndUsed() throws IOException {
    byte[] before = Files.readAllBytes(Path.of(weights));
    List<String> alone = run("score", data).out().lines().toList();
    assertThat(Files.readAllBytes(Path.of(weights))).isEqualTo(before);
    List<String> fitted = run("score", data, "--threshold-quantile", "0.6").out().lines().toList();
    // The second largest of four is at 2/3, so two are above 0.6.
    assertThat(fitted.stream().filter(line -> line.endsWith(",1.0")).count()).isEqualTo(2);
    for (int row = 0; row < 4; row++) {
      assertThat(fitted.get(row)).startsWith(alone.get(row) + ",");
    }
    assertThat(run("score", data).out().lines().toList()).isEqualTo(fitted);
    assertThat(Files.readAllBytes(Path.of(weights))).isNotEqualTo(before);
  }

  @Test
  void weightsWithAThresholdCanBeImported() throws IOException {
    run("score", data, "--threshold-quantile", "0.6");
    String imported = cli.path("imported.safetensors");
    cli.done("import", model, "--from", weights, "--save", imported);
    assertThat(cli.done("reconstruct", model, "--weights", imported, "--data", data).out())
        .isEqualTo(run("reconstruct", data).out());
  }

  @Test
  void aQuantileIsFromZeroToOne() {
    for (String bad : List.of("1.5", "-0.1", "most", "NaN")) {
      assertThat(run("score", data, "--threshold-quantile", bad).status())
          .isEqualTo(ExitStatus.USAGE);
    }
  }

  @Test
  void withoutOutCsvGoesToStandardOutput() throws IOException {
    Cli.Result result = run("reconstruct", data);
    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    assertThat(result.out().lines().toList()).hasSize(4);
    cli.file("piped.csv", result.out());
    assertThat(DataFiles.read(folder.resolve("piped.csv")).values())
        .isEqualTo(written("reconstruct", data, "r.csv").values());
  }

  @Test
  void scoreIsOneNumberARowAndItsMeanIsTheLoss() throws IOException {
    List<String> scores = run("score", data).out().lines().toList();
    assertThat(scores).hasSize(4);
    double mean = scores.stream().mapToDouble(Double::parseDouble).average().orElseThrow();
    List<String> evaluated = run("evaluate", data).out().lines().toList();
    assertThat(evaluated).hasSize(2);
    assertThat(evaluated.get(0)).startsWith("loss ");
    assertThat(Double.parseDouble(evaluated.get(0).substring(5))).isWithin(1e-5).of(mean);
    assertThat(evaluated.get(1)).startsWith("mean_squared_error 0.");
  }

  @Test
  void scoresInAnNpyFileAreAVector() throws IOException {
    run("score", data, "--out", cli.path("s.npy"));
    String header =
        new String(
            java.nio.file.Files.readAllBytes(folder.resolve("s.npy")),
            10,
            60,
            java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(header).contains("'shape': (4,)");
  }

  @Test
  void evaluateWritesItsNumbersAsOneRow() throws IOException {
    Samples row = written("evaluate", data, "e.csv");
    assertThat(row.rows()).isEqualTo(1);
    assertThat(row.size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"encode", "decode", "reconstruct", "score", "evaluate"})
  void rowsOfAnotherWidthAreRefused(String command) throws IOException {
    String wide = cli.file("wide.csv", "1,2,3,4,5\n");
    Cli.Result result = run(command, wide);
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).contains("wide.csv: expected rows of ");
    assertThat(result.err()).contains("found 5");
    assertThat(result.err()).contains("--columns 1-");
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"encode", "decode", "reconstruct", "score", "evaluate", "weights"})
  void outOfAnotherEndingIsAUsageError(String command) {
    Cli.Result result = run(command, data, "--out", cli.path("o.txt"));
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    if (!command.equals("weights")) {
      assertThat(result.err()).contains("expected a name that ends in .npy or .csv");
    }
  }

  @Test
  void existingOutputSurvivesAFailure() throws IOException {
    String out = cli.file("o.csv", "old");
    assertThat(run("encode", cli.file("nan.csv", "1,2,3,nan\n"), "--out", out).status())
        .isEqualTo(ExitStatus.INPUT);
    assertThat(cli.read("o.csv")).isEqualTo("old");
  }

  @Test
  void columnsAndSkippedLinesChooseTheNumbers() throws IOException {
    String labelled = cli.file("l.csv", "a note\nlabel,a,b,c,d\n9,1,0,0,0\n8,0,1,0,0\n");
    Samples plain = written("encode", data, "plain.csv");
    for (String columns : new String[] {"2-5", "2,3-5", "a,b,c,d"}) {
      Cli.Result result = run("encode", labelled, "--columns", columns, "--skip-lines", "1");
      assertThat(result.status()).isEqualTo(ExitStatus.DONE);
      String first = result.out().lines().findFirst().orElseThrow().split(",")[0];
      assertThat(Float.parseFloat(first)).isEqualTo(plain.values()[0]);
    }
  }

  @Test
  void excludedColumnsAreNotRead() throws IOException {
    String labelled = cli.file("labelled.csv", "a,label,b,c,d\n1,red,0,0,0\n0,,0,1,0\n");
    String expected = run("encode", cli.file("y.csv", "1,0,0,0\n0,0,1,0\n")).out();
    assertThat(run("encode", labelled, "--exclude", "label"))
        .isEqualTo(new Cli.Result(ExitStatus.DONE, expected, ""));
    assertThat(run("encode", labelled, "--columns", "a,b-d").out()).isEqualTo(expected);
  }

  @Test
  void rowsWithMissingValuesAreAnErrorOrSkippedAndCounted() throws IOException {
    String gaps = cli.file("gaps.csv", "a,b,c,d\n1,0,0,0\n0,,0,1\n0,0,1,0\n0,NA,0,?\n");
    Cli.Result error = run("encode", gaps);
    assertThat(error.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(error.err()).contains("a finite number in line 3, column 2 (`b`)");
    Cli.Result skipped = run("encode", gaps, "--missing", "skip");
    assertThat(skipped.out())
        .isEqualTo(run("encode", cli.file("y.csv", "1,0,0,0\n0,0,1,0\n")).out());
    assertThat(skipped.err())
        .isEqualTo(
            "warning: "
                + gaps
                + ": left out 2 rows in which a value is missing, the first in line 3\n");
    assertThat(run("encode", data, "--missing", "guess").status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void rowsThatBelongTogetherAreNotSkippedOneByOne() {
    Cli.Result result =
        cli.run("train", model, "--data", data, "--target", data, "--missing", "skip");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).contains("`--missing skip` could leave out other rows");
  }

  @Test
  void columnsThatAreNoneAreAUsageError() throws IOException {
    assertThat(run("encode", data, "--columns", "4-1").status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run("encode", data, "--skip-lines", "-1").status()).isEqualTo(ExitStatus.USAGE);
    run("encode", data, "--out", cli.path("codes.npy"));
    assertThat(run("decode", cli.path("codes.npy"), "--columns", "1-2").status())
        .isEqualTo(ExitStatus.USAGE);
    assertThat(run("encode", data, "--columns", "1-9").status()).isEqualTo(ExitStatus.INPUT);
  }

  @Test
  void digitsAreBuiltInWhereNoFileHasTheirName() throws IOException {
    model =
        cli.file(
            "d.ae",
            "autoencoder D { input(64); layer e = dense(3); layer d = dense(64) tied_to e; }\n");
    cli.done("init", model, "--save", weights);
    assertThat(written("encode", "digits", "c.npy").rows()).isEqualTo(1797);
    assertThat(run("encode", "digits", "--columns", "1-64").status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void dataThatIsNeitherFileNorBuiltInNamesBoth() {
    Cli.Result result = run("encode", "digit");
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err())
        .isEqualTo(
            "error: `digit` is neither a file nor a built-in data set\n"
                + "  = help: did you mean `digits`?\n");
    assertThat(run("encode", "elsewhere.npy").err()).contains("built in: `digits`");
  }

  @Test
  void imagesOfAnotherShapeAreRefusedAndFlatOnesTaken() throws IOException {
    String image =
        """
        autoencoder Image {
          input(%s);
          layer flat = flatten();
          layer e = dense(3);
          layer d = dense(64) tied_to e;
          layer back = reshape(%s);
        }
        """;
    model = cli.file("i.ae", image.formatted("8, 8", "8, 8"));
    cli.done("init", model, "--save", weights);
    assertThat(written("reconstruct", "digits", "r.npy").shape()).isEqualTo(new int[] {8, 8});
    model = cli.file("i.ae", image.formatted("4, 16", "4, 16"));
    cli.done("init", model, "--save", weights);
    Cli.Result result = run("reconstruct", cli.path("r.npy"));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).contains("expected rows of the shape 4 x 16");
    assertThat(result.err()).contains("found 8 x 8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"encode", "decode", "reconstruct", "score", "evaluate"})
  void unfittedScalingIsExplained(String command) throws IOException {
    model = cli.file("s.ae", Cli.SCALED);
    cli.done("init", model, "--save", weights);
    String rows = command.equals("decode") ? cli.file("c.csv", "1,2\n") : data;
    Cli.Result result = run(command, rows);
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).contains("the scaling of model `Scaled` is not fitted yet");
  }
}
