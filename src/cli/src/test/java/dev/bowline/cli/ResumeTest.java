package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings in processes of their own, which are killed. */
class ResumeTest {
  private static final String MODEL =
      """
      autoencoder Digits {
        input(64, scaling = min_max);
        layer noise  = masking_noise(0.2);
        layer hidden = dense(24, activation = tanh);
        layer code   = dense(6);
        layer up     = dense(activation = tanh) tied_to code;
        layer output = dense() tied_to hidden;
        train {
          optimizer = adam(use_ema = true, gradient_accumulation_steps = 3);
          epochs = 60;
          validation_split = 0.2;
          callbacks = [
            reduce_lr_on_plateau(patience = 1, min_delta = 1, factor = 0.97),
            early_stopping(patience = 1000, restore_best_weights = true),
            csv_logger("log.csv")
          ];
        }
      }
      """;

  private static final int PATIENCE_SECONDS = 300;

  @TempDir Path folder;

  /** SIGKILL at moments that nobody chose, until a run comes to its end. */
  @Test
  void aTrainingThatIsKilledAgainAndAgainGivesTheWeightsOfOneThatNeverWas() throws Exception {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    assertThat(end(start(whole))).isEqualTo(0);
    Path killed = Files.createDirectory(folder.resolve("killed"));
    Random random = new Random(7);
    int kills = 0;
    while (true) {
      Process process = start(killed, "--checkpoint", "state", "--every", "7", "--resume");
      String before = newest(killed);
      while (process.isAlive() && newest(killed).equals(before)) {
        Thread.sleep(1);
      }
      if (kills < 6 && !process.waitFor(random.nextInt(120), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        assertThat(end(process)).isEqualTo(128 + 9);
        kills++;
      } else if (end(process) == 0) {
        break;
      } else {
        throw new AssertionError(Files.readString(killed.resolve("err")));
      }
    }
    assertThat(kills).isAtLeast(3);
    for (String file : List.of("w.safetensors", "h.csv", "log.csv")) {
      assertWithMessage(file)
          .that(Files.readAllBytes(killed.resolve(file)))
          .isEqualTo(Files.readAllBytes(whole.resolve(file)));
    }
    try (Stream<Path> files = Files.list(killed.resolve("state"))) {
      assertThat(files.count()).isEqualTo(2);
    }
  }

  private Process start(Path place, String... more) throws IOException {
    Files.writeString(place.resolve("digits.ae"), MODEL);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("train", "digits.ae", "--data", "digits", "--kernels", "plain"));
    command.addAll(List.of("--save", "w.safetensors", "--history", "h.csv"));
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(place.toFile())
            .redirectOutput(place.resolve("out").toFile())
            .redirectError(place.resolve("err").toFile());
    builder.environment().put("BOWLINE_JVM", "same");
    return builder.start();
  }

  private static int end(Process process) throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it did not end in " + PATIENCE_SECONDS + " seconds");
    }
    return process.exitValue();
  }

  /** The name of the newest checkpoint; empty if there is none. */
  private static String newest(Path place) throws IOException {
    Path state = place.resolve("state");
    if (!Files.exists(state)) {
      return "";
    }
    try (Stream<Path> files = Files.list(state)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".checkpoint"))
          .max(String::compareTo)
          .orElse("");
    }
  }
}
