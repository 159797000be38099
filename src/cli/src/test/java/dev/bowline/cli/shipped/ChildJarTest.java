package dev.bowline.cli.shipped;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.cli.shipped.Shipped.Result;
import dev.bowline.cli.shipped.Shipped.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** That a command and its child JVM are one program. */
@EnabledIfSystemProperty(named = "bowline.jar", matches = ".+")
class ChildJarTest {
  private static final String NO_SIGNALS =
      "Windows has neither the signals TERM, INT and KILL nor the program kill that sends them";

  @TempDir Path folder;
  private Shipped shipped;
  private Running training;

  @BeforeEach
  void setUp() throws IOException {
    // No archive: its maker would outlive the test's folder.
    Files.createFile(folder.resolve("no-cache"));
    shipped = new Shipped(folder).with("XDG_CACHE_HOME", folder.resolve("no-cache").toString());
  }

  @AfterEach
  void tearDown() {
    if (training != null) {
      training.process().descendants().forEach(ProcessHandle::destroyForcibly);
      training.process().destroyForcibly();
    }
  }

  private boolean hasSaved() {
    return Files.exists(shipped.file("w.safetensors"));
  }

  private static void kill(String signal, ProcessHandle... processes)
      throws IOException, InterruptedException {
    for (ProcessHandle process : processes) {
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
    }
  }

  @Test
  void resultsAndStatusAreTheChilds() throws IOException, InterruptedException {
    Result result = shipped.run("init", "digits.ae", "--save", "w.safetensors");
    assertThat(result).isEqualTo(new Result(0, "", ""));
    assertThat(hasSaved()).isTrue();
    Result fault = shipped.run("train", "digits.ae", "--data", "none.csv");
    assertThat(fault.status()).isEqualTo(1);
    assertThat(fault.out()).isEmpty();
    assertThat(fault.err()).startsWith("error: `none.csv` is neither");
  }

  @Test
  void vectorKernelsRunAndTheJvmSaysNothing() throws IOException, InterruptedException {
    String[] command = {
      "train", "digits.ae", "--data", "digits", "--kernels", "vector", "--save", "w.safetensors"
    };
    Result child = shipped.run(command);
    assertThat(child.status()).isEqualTo(0);
    assertThat(child.err()).isEmpty();
    assertThat(shipped.with("BOWLINE_JVM", "same").run(command)).isEqualTo(child);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SIGNALS)
  void terminationReachesTheChildWhichSaves() throws IOException, InterruptedException {
    training = shipped.training();
    assertThat(training.children()).hasSize(1);
    ProcessHandle child = training.children().get(0);
    kill("TERM", training.process().toHandle());
    Result result = training.result();
    assertThat(result.status()).isEqualTo(143);
    assertThat(result.err()).contains("warning: interrupted");
    assertThat(result.out()).containsMatch("\ntrained \\d+ epochs?: loss 0.");
    assertThat(hasSaved()).isTrue();
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SIGNALS)
  void ctrlCReachesBothAndTheChildSaves() throws IOException, InterruptedException {
    training = shipped.training();
    kill("INT", training.process().toHandle(), training.children().get(0));
    Result result = training.result();
    assertThat(result.status()).isEqualTo(130);
    assertThat(result.err()).contains("warning: interrupted");
    assertThat(hasSaved()).isTrue();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SIGNALS)
  void childThatIsKilledTakesUsAlong() throws IOException, InterruptedException {
    training = shipped.training();
    kill("KILL", training.children().get(0));
    assertThat(training.result().status()).isEqualTo(137);
    assertThat(hasSaved()).isFalse();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SIGNALS)
  void killedParentTakesTheChildAlong() throws IOException, InterruptedException {
    training = shipped.training();
    ProcessHandle child = training.children().get(0);
    kill("KILL", training.process().toHandle());
    Shipped.until(() -> !child.isAlive());
    assertThat(training.result().status()).isEqualTo(137);
    assertThat(hasSaved()).isFalse();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SIGNALS)
  void optionsOfTheUserReachTheChildOnce() throws IOException, InterruptedException {
    training =
        shipped
            .with("JAVA_TOOL_OPTIONS", "-Duser.tool=1")
            .with("JDK_JAVA_OPTIONS", "-Xmx123m")
            .withOptions("-Duser.line=a b")
            .training();
    ProcessHandle child = training.children().get(0);
    List<String> arguments = List.of(child.info().arguments().orElseThrow());
    assertThat(arguments)
        .containsAtLeast("-Duser.tool=1", "-Xmx123m", "-Duser.line=a b", "-jar")
        .inOrder();
    kill("TERM", training.process().toHandle());
    String err = training.result().err();
    assertThat(err.split("JAVA_TOOL_OPTIONS", -1)).hasLength(2);
    assertThat(err.split("JDK_JAVA_OPTIONS", -1)).hasLength(2);
  }

  @Test
  void variableKeepsAllInOneJvm() throws IOException, InterruptedException {
    training = shipped.with("BOWLINE_JVM", "same").training();
    assertThat(training.children()).isEmpty();
    assertThat(training.process().isAlive()).isTrue();
  }
}
