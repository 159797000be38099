package dev.bowline.syntax;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.ast.ModelFile;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever becomes of a model's tokens: faults within the text come out, or a tree. */
class MangleTest {
  static Stream<Path> files() {
    return Samples.all().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void tokenLeftOutDoubledOrSwappedGivesFaultsOrATree(Path file) {
    List<String> tokens = tokens(Samples.text(file));
    for (int at = 0; at < tokens.size(); at++) {
      List<String> without = new ArrayList<>(tokens);
      without.remove(at);
      parse(without);
      List<String> doubled = new ArrayList<>(tokens);
      doubled.add(at, tokens.get(at));
      parse(doubled);
      if (at > 0) {
        List<String> swapped = new ArrayList<>(tokens);
        Collections.swap(swapped, at - 1, at);
        parse(swapped);
      }
    }
  }

  private static List<String> tokens(String text) {
    return TokenReader.read(SourceFile.of("model.ae", text)).stream()
        .filter(token -> token.getType() != Token.EOF && token.getType() != AeLexer.SPACE)
        .map(CommonToken::getText)
        .toList();
  }

  private static void parse(List<String> tokens) {
    // A line for each, so that no line comment swallows what follows.
    String text = String.join("\n", tokens);
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
