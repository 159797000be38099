package dev.bowline.print;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Spanless;
import dev.bowline.syntax.Parses;
import dev.bowline.syntax.Samples;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrinterTest {
  private static final int RANDOM_TREES = 500;

  static Stream<Path> models() {
    return Samples.models().stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelIsTheSameAfterPrintingAndParsing(Path file) {
    ModelFile tree = Parses.tree(Samples.text(file));
    String printed = Printer.print(tree);
    assertThat(Spanless.of(Parses.tree(printed))).isEqualTo(Spanless.of(tree));
    assertThat(Printer.print(Parses.tree(printed))).isEqualTo(printed);
  }

  @Test
  void randomTreesAreTheSameAfterPrintingAndParsing() {
    for (int seed = 0; seed < RANDOM_TREES; seed++) {
      ModelFile tree = new RandomTrees(seed).file();
      String printed = Printer.print(tree);
      assertWithMessage("seed %s:\n%s", seed, printed)
          .that(Spanless.of(Parses.tree(printed)))
          .isEqualTo(Spanless.of(tree));
    }
  }

  @Test
  void layoutIsCanonical() {
    String text =
        """
        package a.b;

        const x = -(1 - (2 - 3)) * 4;
        const y = [f(), "q\\"", none];

        /**
         * Two
         *   lines.
         */
        autoencoder A {
          input(8, scaling = standard);

          layer a = flatten;

          /** The code. */
          layer code = dense(x / 2);
          layer b    = dense tied_to code;

          bottleneck = code;

          train {
            loss   = mse;
            epochs = 3;
          }
        }

        autoencoder B {
        }
        """;
    String crowded =
        text.replaceAll("\n+", "\n").replaceAll("(?m)^ {2,}", "").replaceAll(" *= ", "=");
    assertThat(Printer.print(Parses.tree(crowded.replace("*   lines", "* \u0020 lines"))))
        .isEqualTo(text);
  }

  @Test
  void onlyNeededParenthesesAreWritten() {
    String text = "const x = ((a) - (b - c)) - ((d * e) / (f / g)) + (-(h)) * -(i + j);";
    assertThat(Printer.print(Parses.tree(text)))
        .isEqualTo("const x = a - (b - c) - d * e / (f / g) + -h * -(i + j);\n");
  }
}
