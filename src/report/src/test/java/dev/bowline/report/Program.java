package dev.bowline.report;

import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real program that reads what we write, where it is installed. */
public final class Program {
  private static final int SECONDS = 120;

  private Program() {}

  /** Skips the test, with a message, where there is no such program. */
  public static void require(String name) {
    boolean installed =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    assumeTrue(installed, name + " is not installed");
  }

  /** What a program printed that ended with status 0. */
  public static String run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "program", ".out");
    Path err = Files.createTempFile(folder, "program", ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String told = Files.readString(err, StandardCharsets.UTF_8);
    assertWithMessage("%s: %s", command, told).that(ended).isTrue();
    assertWithMessage("%s: %s", command, told).that(process.exitValue()).isEqualTo(0);
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
