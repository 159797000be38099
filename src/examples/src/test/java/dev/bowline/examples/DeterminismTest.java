package dev.bowline.examples;

import static com.google.common.truth.Truth.assertThat;

import com.example.tiny.Tiny;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.TrainingOptions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same seed gives the same weights, bit for bit, whoever computes them. */
final class DeterminismTest {
  @ParameterizedTest
  @EnumSource
  void twoTrainingsGiveTheSameWeights(Example example) {
    assertThat(example.trained().parameters()).isEqualTo(example.trained().parameters());
  }

  @ParameterizedTest
  @EnumSource
  void anyNumberOfThreadsGivesTheSameWeights(Example example) {
    float[] expected = example.trained(TrainingOptions.fromModel().withThreads(1)).parameters();
    for (int threads : List.of(2, 3, 8)) {
      TrainingOptions options = TrainingOptions.fromModel().withThreads(threads);

      assertThat(example.trained(options).parameters()).isEqualTo(expected);
    }
  }

  @Test
  void theInterpreterGivesTheSameWeights() throws Exception {
    assertThat(hashesUnder("-Xint")).isEqualTo(Fingerprints.text());
  }

  private static String hashesUnder(String flag) throws IOException, InterruptedException {
    String classPath =
        Stream.of(Fingerprints.class, Tiny.class, Autoencoder.class)
            .map(DeterminismTest::place)
            .distinct()
            .collect(Collectors.joining(System.getProperty("path.separator")));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process child =
        new ProcessBuilder(java, flag, "-cp", classPath, Fingerprints.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output =
        new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(child.waitFor()).isEqualTo(0);
    return output;
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
