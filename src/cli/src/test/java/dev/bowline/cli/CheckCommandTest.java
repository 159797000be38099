package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String FAULTY =
      "autoencoder A {\n"
          + "  input(4);\n"
          + "  layer e = dense(2, activation = sigmoit);\n"
          + "  layer d = dense(5) tied_to e;\n"
          + "}\n";
  private static final String UNTIED =
      "autoencoder B { input(4); layer e = dense(2); layer d = dense(4); }\n";

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  @Test
  void soundModelIsNotWorthAWord() throws IOException {
    assertThat(cli.run("check", cli.file("a.ae", Cli.TIED)))
        .isEqualTo(new Cli.Result(ExitStatus.DONE, "", ""));
  }

  @Test
  void faultsGoToStandardErrorWithTheirPlaces() throws IOException {
    Cli.Result result = cli.run("check", cli.file("a.ae", FAULTY));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("a.ae:3:35");
    assertThat(result.err()).contains("did you mean `sigmoid`");
    assertThat(result.err()).contains("a.ae:4:");
  }

  @Test
  void warningsAloneAreNoFailure() throws IOException {
    Cli.Result result = cli.run("check", cli.file("b.ae", UNTIED));
    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    assertThat(result.err()).startsWith("warning[AE");
  }

  @Test
  void jsonIsOneArrayWithAllFieldsOnStandardOutput() throws IOException {
    Cli.Result result = cli.run("check", "--format", "json", cli.file("a.ae", FAULTY));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).isEmpty();
    JsonArray array = JsonParser.parseString(result.out()).getAsJsonArray();
    JsonObject first = array.get(0).getAsJsonObject();
    assertThat(first.keySet())
        .containsExactly(
            "file",
            "line",
            "column",
            "end_line",
            "end_column",
            "severity",
            "code",
            "message",
            "help",
            "related")
        .inOrder();
    assertThat(first.get("file").getAsString()).isEqualTo(cli.path("a.ae"));
    assertThat(first.get("line").getAsInt()).isEqualTo(3);
    assertThat(first.get("column").getAsInt()).isEqualTo(35);
    assertThat(first.get("end_line").getAsInt()).isEqualTo(3);
    assertThat(first.get("end_column").getAsInt()).isEqualTo(42);
    assertThat(first.get("severity").getAsString()).isEqualTo("error");
    assertThat(first.get("code").getAsString()).startsWith("AE");
    JsonObject related =
        array.get(1).getAsJsonObject().get("related").getAsJsonArray().get(0).getAsJsonObject();
    assertThat(related.keySet()).containsExactly("line", "column", "message").inOrder();
  }

  @Test
  void jsonNamesTheOtherFileOfAPlaceElsewhere() throws IOException {
    String first = cli.file("a.ae", Cli.TIED);
    Cli.Result result = cli.run("check", "--format=json", first, cli.file("b.ae", Cli.TIED));
    assertThat(result.out()).contains("\"file\": \"" + first + "\",\n        \"line\": 2,");
  }

  @Test
  void jsonOfASoundModelIsAnEmptyArray() throws IOException {
    Cli.Result result = cli.run("check", "--format=json", cli.file("a.ae", Cli.TIED));
    assertThat(result).isEqualTo(new Cli.Result(ExitStatus.DONE, "[]\n", ""));
  }

  @Test
  void missingHelpIsNullInJson() throws IOException {
    Cli.Result result = cli.run("check", "--format=json", cli.file("b.ae", UNTIED));
    JsonObject only =
        JsonParser.parseString(result.out()).getAsJsonArray().get(0).getAsJsonObject();
    assertThat(only.get("severity").getAsString()).isEqualTo("warning");
    assertThat(only.has("help")).isTrue();
  }

  @Test
  void severalFilesAreCheckedTogether() throws IOException {
    Cli.Result result =
        cli.run("check", cli.file("a.ae", FAULTY), cli.file("b.ae", FAULTY.replace(" A ", " C ")));
    assertThat(result.err()).contains("a.ae:3:");
    assertThat(result.err()).contains("b.ae:3:");
  }

  @Test
  void missingFileIsNamed() {
    Cli.Result result = cli.run("check", cli.path("none.ae"));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err())
        .isEqualTo("error: " + cli.path("none.ae") + ": there is no such file or folder\n");
  }

  @Test
  void bytesThatAreNoTextAreADiagnostic() throws IOException {
    Path file = folder.resolve("latin1.ae");
    java.nio.file.Files.write(file, new byte[] {'/', '/', ' ', (byte) 0xe9, '\n'});
    Cli.Result result = cli.run("check", file.toString());
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).contains("latin1.ae:1:4");
  }

  @Test
  void constsFromTheCommandLineAreCheckedToo() throws IOException {
    String file = cli.file("a.ae", Cli.TIED);
    assertThat(cli.run("check", file, "--const", "rate=0.1").status()).isEqualTo(ExitStatus.DONE);
    assertThat(cli.run("check", file, "--const", "rate=0").status()).isEqualTo(ExitStatus.INPUT);
    assertThat(cli.run("check", file, "--const", "none=1").status()).isEqualTo(ExitStatus.INPUT);
    assertThat(cli.run("check", file, "--const", "rate").status()).isEqualTo(ExitStatus.USAGE);
  }
}
