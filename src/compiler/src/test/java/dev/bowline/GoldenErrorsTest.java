package dev.bowline;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.diagnostic.Palette;
import dev.bowline.diagnostic.Renderer;
import dev.bowline.syntax.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of golden/errors: a {@code model.ae}, perhaps an {@code other.ae}, {@code consts.txt}
 * with lines NAME=VALUE and {@code package.txt} with the folder's package; and {@code
 * expected.txt}, the whole rendering. {@code -Dgolden.update} writes the latter.
 */
class GoldenErrorsTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/errors");
  private static final Path MANUAL = Path.of("../../grammar/diagnostics.md");

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isReportedExactlySo(Path folder) throws IOException {
    Diagnostics unreadable = new Diagnostics();
    CompileRequest request = request(folder, unreadable);
    List<Diagnostic> diagnostics =
        unreadable.hasErrors() ? unreadable.sorted() : Compiler.check(request).diagnostics();
    String found = Renderer.render(diagnostics, Palette.PLAIN);
    Path expected = folder.resolve("expected.txt");
    if (System.getProperty("golden.update") != null) {
      Files.writeString(expected, found);
    }
    assertThat(found).isEqualTo(Files.readString(expected));
    String name = folder.getFileName().toString();
    if (name.startsWith("AE")) {
      assertThat(found).contains("[" + name.substring(0, "AE101".length()) + "]");
    }
  }

  @Test
  void everyCodeHasACase() throws IOException {
    List<String> names = cases().stream().map(path -> path.getFileName().toString()).toList();
    for (Code code : Code.values()) {
      assertWithMessage("a folder of %s", code)
          .that(names.stream().anyMatch(name -> name.startsWith(code.name() + "-")))
          .isTrue();
    }
  }

  @Test
  void everyCodeHasAnEntryInTheManual() throws IOException {
    List<String> headings =
        Files.readAllLines(MANUAL).stream()
            .filter(line -> line.startsWith("### AE"))
            .map(line -> line.substring("### ".length()))
            .toList();
    assertThat(headings)
        .containsExactlyElementsIn(
            Stream.of(Code.values()).map(code -> code.name() + ": " + code.title()).toList())
        .inOrder();
  }

  private static CompileRequest request(Path folder, Diagnostics unreadable) throws IOException {
    List<CompileRequest.Source> sources = new ArrayList<>();
    Path packageFile = folder.resolve("package.txt");
    String defaultPackage = Files.exists(packageFile) ? Files.readString(packageFile).strip() : "";
    for (String name : List.of("model.ae", "other.ae")) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        SourceReader.decode(name, padded(file), unreadable)
            .ifPresent(source -> sources.add(new CompileRequest.Source(source, defaultPackage)));
      }
    }
    return new CompileRequest(sources, consts(folder.resolve("consts.txt")));
  }

  /** A file's bytes with as many line ends behind them as pad.txt says. */
  private static byte[] padded(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Path pad = file.resolveSibling("pad.txt");
    int more = Files.exists(pad) ? Integer.parseInt(Files.readString(pad).strip()) : 0;
    byte[] padded = Arrays.copyOf(bytes, bytes.length + more);
    Arrays.fill(padded, bytes.length, padded.length, (byte) '\n');
    return padded;
  }

  private static Map<String, String> consts(Path file) throws IOException {
    Map<String, String> consts = new TreeMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        consts.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
      }
    }
    return consts;
  }
}
