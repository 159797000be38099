package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportImportCommandsTest {
  /** The same without a tie. */
  private static final String UNTIED = Cli.TIED.replace(" tied_to e", "");

  @TempDir Path folder;
  private Cli cli;
  private String model;
  private String weights;

  @BeforeEach
  void setUp() throws IOException {
    cli = new Cli(folder);
    model = cli.file("a.ae", Cli.TIED);
    weights = cli.path("w.safetensors");
    cli.done("init", model, "--seed", "3", "--save", weights);
  }

  @ParameterizedTest
  @ValueSource(strings = {"o.onnx", "o.npz", "o.weights.h5", "o.safetensors"})
  void whatIsExportedIsImportedBitForBit(String name) throws IOException {
    String out = cli.path(name);
    Cli.Result exported = cli.done("export", model, "--weights", weights, "--out", out);
    assertThat(exported).isEqualTo(new Cli.Result(0, "wrote " + out + "\n", ""));
    String back = cli.path("back.safetensors");
    Cli.Result imported = cli.done("import", model, "--from", out, "--save", back);
    assertThat(imported).isEqualTo(new Cli.Result(0, "wrote " + back + "\n", ""));
    assertThat(Files.readAllBytes(Path.of(back))).isEqualTo(Files.readAllBytes(Path.of(weights)));
  }

  @Test
  void pytorchsLayoutHasAWeightForEachLayer() throws IOException {
    String out = cli.path("t.safetensors");
    cli.done("export", model, "--weights", weights, "--out", out, "--layout", "pytorch");
    String header = new String(Files.readAllBytes(Path.of(out)), StandardCharsets.ISO_8859_1);
    assertThat(header).contains("\"e.weight\":{\"dtype\":\"F32\",\"shape\":[2,4]");
    assertThat(header).contains("\"d.weight\":{\"dtype\":\"F32\",\"shape\":[4,2]");
    cli.done("import", model, "--from", out, "--save", cli.path("back.safetensors"));
    assertThat(Files.readAllBytes(folder.resolve("back.safetensors")))
        .isEqualTo(Files.readAllBytes(Path.of(weights)));
  }

  @Test
  void wrongLayoutEndingAndPartAreUsageErrors() {
    Cli.Result layout =
        cli.run(
            "export",
            model,
            "--weights",
            weights,
            "--out",
            cli.path("o.npz"),
            "--layout",
            "pytorch");
    assertThat(layout.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(layout.err()).contains("`--layout` is for .safetensors");
    Cli.Result ending = cli.run("export", model, "--weights", weights, "--out", "model.pt");
    assertThat(ending.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(ending.err())
        .contains("ends in .safetensors, .npz, .weights.h5 or .onnx, found `model.pt`");
    Cli.Result part =
        cli.run("export", model, "--weights", weights, "--out", "o.onnx", "--part", "middle");
    assertThat(part.status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void conflictingKernelsAreAnErrorUntilOneIsChosen() throws IOException {
    String untied = cli.file("u.ae", UNTIED);
    String other = cli.path("other.safetensors");
    cli.done("init", untied, "--save", other);
    String onnx = cli.path("u.onnx");
    cli.done("export", untied, "--weights", other, "--out", onnx);
    byte[] before = Files.readAllBytes(Path.of(weights));

    Cli.Result refused = cli.run("import", model, "--from", onnx, "--save", weights);
    assertThat(refused.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .startsWith(
            "error: " + onnx + ": expected for `d` the kernel of `e`, to which it is tied,");
    assertThat(refused.err()).contains("differs by up to ");
    assertThat(refused.err())
        .endsWith("  = help: choose with `--tie-from encoder`, `decoder` or `mean`\n");
    assertThat(Files.readAllBytes(Path.of(weights))).isEqualTo(before);

    Cli.Result chosen =
        cli.done("import", model, "--from", onnx, "--save", weights, "--tie-from", "mean");
    assertThat(chosen.err()).startsWith("warning: `d` has a kernel of its own that differs by");
    assertThat(cli.done("weights", model, "--weights", weights).out()).contains("tied to e");
  }

  @Test
  void otherActivationsThanTheModelsAreToldOf() throws IOException {
    String onnx = cli.path("o.onnx");
    cli.done("export", model, "--weights", weights, "--out", onnx);
    String other =
        cli.file(
            "t.ae",
            Cli.TIED.replace(
                "e = dense(2, activation = sigmoid", "e = dense(2, activation = tanh"));
    Cli.Result result = cli.done("import", other, "--from", onnx, "--save", weights);
    assertThat(result.err())
        .isEqualTo(
            "warning: "
                + onnx
                + " computes Sigmoid behind `e`, where the model's activation is Tanh\n");
  }

  @Test
  void unfittedScalingCannotBecomeAGraph() throws IOException {
    String scaled = cli.file("s.ae", Cli.SCALED);
    cli.done("init", scaled, "--save", weights);
    String out = cli.path("o.onnx");
    Cli.Result result = cli.run("export", scaled, "--weights", weights, "--out", out);
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).contains("is not fitted yet");
    assertThat(Files.exists(Path.of(out))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"o.onnx", "o.npz", "o.weights.h5", "o.safetensors"})
  void brokenFilesAreNamedAndNothingIsOverwritten(String name) throws IOException {
    String broken = cli.file(name, "this is something else\n".repeat(20));
    byte[] before = Files.readAllBytes(Path.of(weights));
    Cli.Result result = cli.run("import", model, "--from", broken, "--save", weights);
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).startsWith("error: " + broken + ": expected ");
    assertThat(result.err().lines().count()).isEqualTo(1);
    assertThat(Files.readAllBytes(Path.of(weights))).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".tmp")).toList()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "summary"})
  void otherCommandsLoadNothingOfThis(String command) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.bowline.cli.Main",
                command,
                model)
            .redirectErrorStream(true)
            .start();
    String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(0);
    assertThat(loaded).contains(" dev.bowline.cli.Main ");
    assertThat(loaded).doesNotContain(" dev.bowline.formats.");
    assertThat(loaded).doesNotContain(" io.jhdf.");
    assertThat(loaded).doesNotContain(" com.google.protobuf.");
  }
}
