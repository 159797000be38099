package dev.bowline.format;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.ast.Spanless;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.print.Printer;
import dev.bowline.print.RandomTrees;
import dev.bowline.source.SourceFile;
import dev.bowline.syntax.Lexeme;
import dev.bowline.syntax.Lexemes;
import dev.bowline.syntax.Parses;
import dev.bowline.syntax.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatterTest {
  private static final int RANDOM_TEXTS = 600;

  static Stream<Path> everyFileThatParses() {
    return Samples.all().stream().filter(file -> formatted(Samples.text(file)).isPresent());
  }

  static Stream<Path> models() {
    return Samples.models().stream();
  }

  @ParameterizedTest
  @MethodSource("everyFileThatParses")
  void everyFileMeansTheSameAfterwards(Path file) {
    requireSameMeaning(Samples.text(file));
    for (int seed = 0; seed < 6; seed++) {
      requireSameMeaning(new Scatter(seed).over(Samples.text(file), 0, 2));
    }
  }

  @ParameterizedTest
  @MethodSource("everyFileThatParses")
  void commentsAtEveryBoundarySurviveInPlace(Path file) {
    requireSameMeaning(new Scatter(1).over(Samples.text(file), 1, 1));
    requireSameMeaning(new Scatter(2).over(Samples.text(file), 1, 3));
  }

  @Test
  void randomTreesWithCommentsBetweenTheirTokensMeanTheSameAfterwards() {
    for (int seed = 0; seed < RANDOM_TEXTS; seed++) {
      String text = Printer.print(new RandomTrees(seed).file());
      requireSameMeaning(new Scatter(seed).over(text, 0, seed % 4));
    }
  }

  @Test
  void printedTreesAreInCanonicalLayoutAlready() {
    for (int seed = 0; seed < RANDOM_TEXTS; seed++) {
      String text = Printer.print(new RandomTrees(seed).file());
      assertThat(format(text)).isEqualTo(text);
    }
  }

  @Test
  void everyShippedModelIsInCanonicalLayout() {
    for (Path file : Samples.models()) {
      if (!file.endsWith("everything.ae")) {
        assertWithMessage("%s", file)
            .that(format(Samples.text(file)))
            .isEqualTo(Samples.text(file));
      }
    }
  }

  @Test
  void crowdedTextGetsItsLayout() {
    assertThat(
            format(
                """
                // Head.


                package a.b ; const x=-( 1+2 ) ;
                const longer = [ f( ),"q" , none ];// why
                /** Doc. */ autoencoder A{ // opens

                  input( 8 ,scaling=standard );
                  layer a=flatten;layer code = dense (x/2);   // the code
                  layer b = dense tied_to code; // back
                  // Below: settings.
                  bottleneck=code;
                  train{loss=mse; epochs = 3;


                    seed = 1; /* last */ }
                }
                // End.
                """))
        .isEqualTo(
            """
            // Head.

            package a.b;

            const x      = -(1 + 2);
            const longer = [f(), "q", none]; // why

            /** Doc. */
            autoencoder A { // opens
              input(8, scaling = standard);

              layer a    = flatten;
              layer code = dense(x / 2);       // the code
              layer b    = dense tied_to code; // back

              // Below: settings.
              bottleneck = code;

              train {
                loss   = mse;
                epochs = 3;

                seed = 1;
                /* last */
              }
            }
            // End.
            """);
  }

  @Test
  void longStatementGetsALineForEachItem() {
    assertThat(
            format(
                """
                autoencoder A {
                  layer output = dense(32, activation = relu, kernel_initializer = random_normal(mean = 0, stddev = 0.01), use_bias = false) tied_to code;
                }
                """))
        .isEqualTo(
            """
            autoencoder A {
              layer output = dense(
                32,
                activation = relu,
                kernel_initializer = random_normal(mean = 0, stddev = 0.01),
                use_bias = false
              ) tied_to code;
            }
            """);
  }

  @Test
  void commentsWithinAStatementStayBetweenTheirTokens() {
    assertThat(
            format(
                """
                const a = f(1, // one
                    /* two */ 2,
                    // three
                    3 /* behind */ ) /* end */ ;
                const b = /* left */ 1 + // right
                2;
                """))
        .isEqualTo(
            """
            const a = f(
              1, // one
              /* two */ 2,
              // three
              3 /* behind */
            ) /* end */;
            const b = /* left */ 1 + // right
                2;
            """);
  }

  @Test
  void lineEndsAreThoseOfTheFile() {
    assertThat(format("const a=1;\r\n/* b\r\n * c */\r\nconst b=2;\r\n"))
        .isEqualTo("const a = 1;\r\n/* b\r\n * c */\r\nconst b = 2;\r\n");
  }

  @Test
  void emptyFilesStayEmpty() {
    assertThat(format("")).isEmpty();
    assertThat(format(" \n\n\t")).isEmpty();
    assertThat(format("\n// alone")).isEqualTo("// alone\n");
  }

  @Test
  void syntaxErrorGivesDiagnosticsAndNoText() {
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> text = Formatter.format(SourceFile.of("model.ae", "const a = ;"), diagnostics);
    assertThat(text).isEmpty();
    assertThat(diagnostics.hasErrors()).isTrue();
  }

  private static void requireSameMeaning(String text) {
    String formatted = format(text);
    assertWithMessage(text)
        .that(Spanless.of(Parses.tree(formatted)))
        .isEqualTo(Spanless.of(Parses.tree(text)));
    assertWithMessage(text).that(lexemes(formatted)).isEqualTo(lexemes(text));
    assertWithMessage(text).that(format(formatted)).isEqualTo(formatted);
    assertWithMessage(text).that(formatted).doesNotContainMatch("(?m)[ \t]$");
  }

  /** Tokens and comments in order, without the space at the ends of comment lines. */
  private static List<String> lexemes(String text) {
    return Lexemes.of(SourceFile.of("model.ae", text)).stream().map(FormatterTest::text).toList();
  }

  private static String text(Lexeme lexeme) {
    String text = lexeme.span().text();
    return lexeme.kind().compareTo(Lexeme.Kind.LINE_COMMENT) < 0
        ? text
        : String.join("\n", text.lines().map(String::strip).toList());
  }

  private static String format(String text) {
    return formatted(text).orElseThrow(() -> new AssertionError(text));
  }

  private static Optional<String> formatted(String text) {
    return Formatter.format(SourceFile.of("model.ae", text), new Diagnostics());
  }
}
