package dev.bowline.formats;

import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Debian's Python, whose packages are the programs that our files are for. */
public final class Python {
  private static final String DEBIANS = "/usr/bin/python3";
  private static final Map<String, Boolean> INSTALLED = new ConcurrentHashMap<>();

  private Python() {}

  /** Skips the test where a package is not installed. */
  public static void require(String... packages) {
    for (String name : packages) {
      assumeTrue(
          INSTALLED.computeIfAbsent(name, Python::isInstalled),
          "python3-" + name + " is not installed");
    }
  }

  /** Runs a script in a folder, and fails with what it says if it fails. */
  public static void run(Path folder, String script) {
    Result result = result(folder, script);
    assertWithMessage(result.said).that(result.status).isEqualTo(0);
  }

  private static boolean isInstalled(String name) {
    return result(Path.of("."), "import " + name).status == 0;
  }

  private static Result result(Path folder, String script) {
    String python = Files.isExecutable(Path.of(DEBIANS)) ? DEBIANS : "python3";
    try {
      Process process =
          new ProcessBuilder(python, "-c", script)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), said);
    } catch (IOException e) {
      return new Result(-1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private record Result(int status, String said) {}
}
