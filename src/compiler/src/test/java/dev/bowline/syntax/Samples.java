package dev.bowline.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every {@code .ae} file of the project: the shipped models, and those of the tests. */
public final class Samples {
  private static final Path MODELS = Path.of("../../models");
  private static final Path TESTS = Path.of("src/test/resources");

  private Samples() {}

  /** The models that the project ships. */
  public static List<Path> shipped() {
    return in(MODELS).toList();
  }

  /** The files without a fault of syntax. */
  public static List<Path> models() {
    return Stream.concat(in(MODELS), in(TESTS.resolve("samples"))).toList();
  }

  /** The faulty ones as well. */
  public static List<Path> all() {
    return Stream.concat(in(MODELS), in(TESTS)).toList();
  }

  /** A file's text; bytes that are not UTF-8 are replaced. */
  public static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> in(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".ae"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
