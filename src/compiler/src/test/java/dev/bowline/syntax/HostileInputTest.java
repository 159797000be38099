package dev.bowline.syntax;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.source.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The time limits only keep a hanging parser from hanging the build. */
class HostileInputTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("(".repeat(50_000) + "1" + ")".repeat(50_000), Code.AE111),
        Arguments.of("(".repeat(50_000), Code.AE111),
        Arguments.of("[".repeat(100_000), Code.AE111),
        Arguments.of("f(".repeat(100_000), Code.AE111),
        Arguments.of("-".repeat(100_000) + "1", Code.AE111),
        Arguments.of("1" + " + 1".repeat(100_000), Code.AE111),
        Arguments.of("1" + " * (1".repeat(100_000), Code.AE111),
        Arguments.of("1" + "-(1".repeat(100), Code.AE107),
        Arguments.of("a".repeat(100_000), Code.AE112),
        Arguments.of("1".repeat(100_000), Code.AE112),
        Arguments.of("1e99999999", Code.AE112),
        Arguments.of("1" + ".1".repeat(100_000), Code.AE106),
        Arguments.of("1".repeat(10_000_000), Code.AE113),
        Arguments.of(" ".repeat(10_000_000), Code.AE113),
        Arguments.of("\"" + "x".repeat(100_000), Code.AE105),
        Arguments.of("/*" + "*".repeat(1_000_000), Code.AE104),
        Arguments.of("/*/".repeat(300_001), Code.AE104),
        Arguments.of("\0", Code.AE103),
        Arguments.of("\uD83E".repeat(100_000), Code.AE101),
        Arguments.of("\u20AC".repeat(1_000_000), Code.AE101),
        Arguments.of("\u20AC ".repeat(500_000), Code.AE101),
        Arguments.of("1 ".repeat(500_000), Code.AE102),
        Arguments.of("{".repeat(1_000_000), Code.AE102),
        Arguments.of("}".repeat(1_000_000), Code.AE102),
        Arguments.of(")".repeat(1_000_000), Code.AE108),
        Arguments.of(";".repeat(1_000_000), Code.AE102),
        Arguments.of("1;{".repeat(300_000), Code.AE107),
        Arguments.of("1;train {".repeat(100_000), Code.AE107),
        Arguments.of("1}; x = ".repeat(100_000), Code.AE102),
        Arguments.of("1,\nlayer a = ".repeat(70_000), Code.AE102),
        Arguments.of("\"\\x\"", Code.AE114));
  }

  @ParameterizedTest(name = "{index} {1}")
  @MethodSource("values")
  void hostileValueGetsDiagnosticsAndNoException(String value, Code expected) {
    assertTimeoutPreemptively(
        LONG,
        () -> {
          List<Diagnostic> faults = Parses.diagnostics("const x = " + value);
          assertThat(faults.stream().map(Diagnostic::code)).contains(expected);
          assertThat(faults.size()).isAtMost(Limits.FAULTS);
          Diagnostics alone = new Diagnostics();
          ModelParser.parseValue(SourceFile.of("--const x", value), alone);
          assertThat(alone.hasErrors()).isTrue();
        });
  }

  @Test
  void largeSoundFileIsRead() {
    String layers =
        "  layer x = dense(width / 4, activation = relu) tied_to code;\n".repeat(15_000);
    assertTimeoutPreemptively(
        LONG,
        () ->
            assertThat(
                    Parses.tree("autoencoder A {\n" + layers + "}").autoencoders().get(0).members())
                .hasSize(15_000));
  }

  @Test
  void deepestLegalValueNeedsLittleStack() throws InterruptedException {
    String nested = "f(".repeat(Limits.DEPTH) + ")".repeat(Limits.DEPTH);
    String chain = "1" + " - 1".repeat(Limits.DEPTH);
    int[] parsed = {0};
    Thread thread =
        new Thread(
            null,
            () -> {
              Parses.value(nested);
              Parses.value(chain);
              parsed[0]++;
            },
            "small stack",
            512 << 10);
    thread.start();
    thread.join();
    assertThat(parsed[0]).isEqualTo(1);
  }
}
