package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
  private static final String LOOSE = "const a=1; // one\nconst longer=2;\n";
  private static final String NEAT = "const a      = 1; // one\nconst longer = 2;\n";
  private static final String FAULTY = "const a = ;\n";

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  @Test
  void looseFileIsReplacedAndNamed() throws IOException {
    String file = cli.file("a.ae", LOOSE);
    assertThat(cli.run("fmt", file))
        .isEqualTo(new Cli.Result(ExitStatus.DONE, "formatted " + file + "\n", ""));
    assertThat(cli.read("a.ae")).isEqualTo(NEAT);
    assertThat(names()).containsExactly("a.ae");
  }

  @Test
  void neatFileIsNotTouched() throws IOException {
    String file = cli.file("a.ae", NEAT);
    Object before = Files.readAttributes(Path.of(file), "unix:ino").get("ino");
    assertThat(cli.run("fmt", file)).isEqualTo(new Cli.Result(ExitStatus.DONE, "", ""));
    assertThat(Files.readAttributes(Path.of(file), "unix:ino").get("ino")).isEqualTo(before);
  }

  @Test
  void checkNamesWhatWouldChangeAndChangesNothing() throws IOException {
    String loose = cli.file("a.ae", LOOSE);
    String neat = cli.file("b.ae", NEAT);
    assertThat(cli.run("fmt", "--check", neat, loose))
        .isEqualTo(new Cli.Result(ExitStatus.INPUT, loose + "\n", ""));
    assertThat(cli.read("a.ae")).isEqualTo(LOOSE);
    assertThat(cli.run("fmt", "--check", neat)).isEqualTo(new Cli.Result(ExitStatus.DONE, "", ""));
  }

  @Test
  void syntaxErrorIsShownAndTheFileLeftAloneWhileOthersAreFormatted() throws IOException {
    String faulty = cli.file("a.ae", FAULTY);
    String loose = cli.file("b.ae", LOOSE);
    Cli.Result result = cli.run("fmt", faulty, loose);
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).startsWith("error[AE1");
    assertThat(result.err()).contains("a.ae:1:11");
    assertThat(cli.read("a.ae")).isEqualTo(FAULTY);
    assertThat(cli.read("b.ae")).isEqualTo(NEAT);
  }

  @Test
  void modelNeedNotBeSound() throws IOException {
    String file = cli.file("a.ae", "autoencoder A{layer x=dense(none_such)tied_to nobody;}");
    assertThat(cli.done("fmt", file).err()).isEmpty();
    assertThat(cli.read("a.ae"))
        .isEqualTo("autoencoder A {\n  layer x = dense(none_such) tied_to nobody;\n}\n");
  }

  @Test
  void byteOrderMarkGoes() throws IOException {
    String file = cli.file("a.ae", "\uFEFF" + NEAT);
    assertThat(cli.run("fmt", "--check", file).status()).isEqualTo(ExitStatus.INPUT);
    cli.done("fmt", file);
    assertThat(cli.read("a.ae")).isEqualTo(NEAT);
  }

  @Test
  void permissionsAndLinksStay() throws IOException {
    Path file = Path.of(cli.file("a.ae", LOOSE));
    Path link = Files.createSymbolicLink(folder.resolve("link.ae"), file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    cli.done("fmt", link.toString());
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(cli.read("a.ae")).isEqualTo(NEAT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw-rw-");
  }

  @Test
  void missingFileAndMissingNameAreFaults() {
    Cli.Result missing = cli.run("fmt", cli.path("none.ae"));
    assertThat(missing.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(missing.err()).contains("there is no such file");
    assertThat(cli.run("fmt").status()).isEqualTo(ExitStatus.USAGE);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
