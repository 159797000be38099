package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  @Test
  void unknownOptionIsAUsageErrorWithASuggestion() {
    Cli.Result result = cli.run("train", "a.ae", "--data", "digits", "--epoch", "3");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("unknown option `--epoch`");
    assertThat(result.err()).contains("did you mean `--epochs`");
    assertThat(result.err()).contains("`bowline train --help`");
  }

  @Test
  void unknownCommandIsAUsageErrorWithASuggestion() {
    Cli.Result result = cli.run("chek", "a.ae");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err())
        .isEqualTo(
            """
            error: unknown command `chek`
              = help: did you mean `check`?
              = help: `bowline --help` explains it
            """);
  }

  @Test
  void noCommandIsAUsageError() {
    Cli.Result result = cli.run();
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).contains("bowline --help");
  }

  @Test
  void missingOptionIsAUsageError() {
    Cli.Result result = cli.run("evaluate", "a.ae", "--data", "digits");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).contains("--weights");
  }

  @Test
  void optionGivenTwiceIsAUsageError() {
    assertThat(cli.run("init", "a.ae", "--seed", "1", "--seed", "2", "--save", "w").status())
        .isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void lettersTurnedAroundStillSuggestTheOption() {
    assertThat(cli.run("check", "a.ae", "--frmat", "json").err())
        .startsWith("error: unknown option `--frmat`\n  = help: did you mean `--format`?\n");
  }

  @Test
  void whatAnOptionCannotBeIsToldWithWhatItCan() {
    assertThat(cli.run("init", "a.ae", "--seed", "x", "--save", "w").err())
        .contains("'--seed': expected a whole number, found `x`\n");
    assertThat(cli.run("generate", "a.ae", "--out", "o", "--kernels", "gpu").err())
        .contains("expected `plain` or `vector`, found `gpu`\n");
    assertThat(cli.run("check", "a.ae", "--format", "xml").err())
        .contains("expected `text` or `json`, found `xml`\n");
  }

  @Test
  void constThatIsNoPairOrGivenTwiceIsAUsageError() {
    Cli.Result bare = cli.run("check", "a.ae", "--const", "rate");
    assertThat(bare.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(bare.err()).startsWith("error: `--const rate`: expected NAME=VALUE\n");
    Cli.Result twice = cli.run("check", "a.ae", "--const", "rate=1", "--const", "rate=2");
    assertThat(twice.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(twice.err()).startsWith("error: `--const` gives `rate` twice\n");
  }

  @Test
  void folderInPlaceOfAModelIsNamed() {
    Cli.Result result = cli.run("check", folder.toString());
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).isEqualTo("error: " + folder + ": expected a file, found a folder\n");
  }

  @Test
  void versionSaysWhichThisIs() {
    Cli.Result result = cli.run("--version");
    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    assertThat(result.out()).matches("bowline \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "generate",
        "summary",
        "init",
        "weights",
        "train",
        "evaluate",
        "encode",
        "decode",
        "reconstruct",
        "score",
        "export",
        "import",
        "gradcheck",
        "explain",
        "bench"
      })
  void everyCommandExplainsItself(String command) {
    Cli.Result result = cli.run(command, "--help");
    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    assertThat(result.out()).contains("Usage: bowline " + command);
    assertThat(result.out()).contains("--const=NAME=VALUE");
    assertThat(result.out()).contains("--stacktrace");
    assertThat(result.out()).contains("Exit status:");
    assertThat(cli.run("help", command).out()).isEqualTo(result.out());
    assertThat(cli.run("--help").out()).contains("\n  " + command + " ");
  }
}
