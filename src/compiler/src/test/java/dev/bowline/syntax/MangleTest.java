package dev.bowline.syntax;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.ast.ModelFile;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.source.SourceFile;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever becomes of a file's tokens: faults within the text come out of the parser, or a tree.
 */
class MangleTest {
  static Stream<Path> files() {
    return Samples.all().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void tokenLeftOutDoubledOrSwappedGivesFaultsOrATree(Path file) {
    Mangled.texts(Samples.text(file)).forEach(MangleTest::parse);
  }

  private static void parse(String text) {
    Diagnostics diagnostics = new Diagnostics();
    ModelFile tree = ModelParser.parse(SourceFile.of("model.ae", text), diagnostics);
    diagnostics
        .sorted()
        .forEach(
            fault -> {
              assertWithMessage(text).that(fault.span().start()).isAtLeast(0);
              assertWithMessage(text).that(fault.span().end()).isAtLeast(fault.span().start());
              assertWithMessage(text).that(fault.span().end()).isAtMost(text.length());
            });
    boolean read = !tree.autoencoders().isEmpty() || !text.contains("autoencoder");
    assertWithMessage(text).that(diagnostics.hasErrors() || read).isTrue();
  }
}
