package dev.bowline.syntax;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.ast.AutoencoderDecl;
import dev.bowline.ast.LayerDecl;
import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Spanless;
import dev.bowline.ast.Value;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.print.Printer;
import dev.bowline.source.SourceFile;
import org.junit.jupiter.api.Test;

class ModelParserTest {
  @Test
  void wordsOfTheGrammarAreNamesWhereNamesAreExpected() {
    ModelFile file =
        Parses.tree(
            "package layer.train; const input = tied_to;"
                + "autoencoder autoencoder { layer layer = input(train) tied_to train; const = 3; }");
    LayerDecl layer = (LayerDecl) file.autoencoders().get(0).members().get(0);
    assertThat(file.packageDecl().orElseThrow().text()).isEqualTo("layer.train");
    assertThat(layer.name().text()).isEqualTo("layer");
    assertThat(layer.kind().name().text()).isEqualTo("input");
    assertThat(layer.tie().orElseThrow().target().text()).isEqualTo("train");
  }

  @Test
  void productsBindTighterThanSumsAndBothAreReadFromTheLeft() {
    assertThat(grouped("1 - 2 - 3 * -4 / 5")).isEqualTo("((1 - 2) - ((3 * (-4)) / 5))");
    assertThat(grouped("-a * (b + c)")).isEqualTo("((-a) * (b + c))");
    assertThat(grouped("--1")).isEqualTo("(-(-1))");
  }

  /** With every operation in parentheses. */
  private static String grouped(String text) {
    return grouped(Parses.value(text));
  }

  private static String grouped(Value value) {
    if (value instanceof Value.Negation negation) {
      return "(-" + grouped(negation.operand()) + ")";
    }
    if (value instanceof Value.Arithmetic sum) {
      return "("
          + grouped(sum.left())
          + " "
          + sum.operator().sign()
          + " "
          + grouped(sum.right())
          + ")";
    }
    return Printer.print(value);
  }

  @Test
  void numbersKeepTheirDigits() {
    for (String digits : new String[] {"32", "007", "0.010", "1e-3", "1E+2", ".5", "5."}) {
      assertThat(((Value.Number) Parses.value(digits)).text()).isEqualTo(digits);
    }
  }

  @Test
  void escapesOfAStringAreUndone() {
    Value.Text text = (Value.Text) Parses.value("\"a \\\"b\\\" \\\\ c\"");
    assertThat(text.text()).isEqualTo("a \"b\" \\ c");
  }

  @Test
  void docCommentBelongsToWhatFollows() {
    AutoencoderDecl model =
        Parses.tree(
                "/** not this */ /** A\r\n *   model.\r\n *\r\n * Good. **/ // plain\nautoencoder A {"
                    + " /** x */ input(3); /* y */ layer a = dense(/** z */ 3);"
                    + " /** b */\n layer b = dense; /**/ layer c = dense; }")
            .autoencoders()
            .get(0);
    assertThat(model.doc().orElseThrow().text()).isEqualTo("A\n  model.\n\nGood.");
    assertThat(((LayerDecl) model.members().get(1)).doc()).isEmpty();
    assertThat(((LayerDecl) model.members().get(2)).doc().orElseThrow().text()).isEqualTo("b");
    assertThat(((LayerDecl) model.members().get(3)).doc()).isEmpty();
  }

  @Test
  void emptyCommentEndsWhereItEnds() {
    ModelFile file = Parses.tree("/**/ const a = 1; /* b */ /***/ autoencoder A {} /**/");
    assertThat(file.consts()).hasSize(1);
    assertThat(file.autoencoders().get(0).doc()).isEmpty();
  }

  @Test
  void lineEndsTabsAndByteOrderMarkMakeNoDifference() {
    String text = Samples.text(Samples.models().get(0));
    String other = "\uFEFF" + text.replace("\n", "\r\n").replace("  ", "\t");
    assertThat(Spanless.of(Parses.tree(other))).isEqualTo(Spanless.of(Parses.tree(text)));
  }

  @Test
  void spansCoverWhatTheyName() {
    ModelFile file = Parses.tree("autoencoder A {\n  layer x = dense(2 + 3) tied_to y;\n}");
    LayerDecl layer = (LayerDecl) file.autoencoders().get(0).members().get(0);
    assertThat(layer.span().text()).isEqualTo("layer x = dense(2 + 3) tied_to y;");
    assertThat(layer.kind().span().text()).isEqualTo("dense(2 + 3)");
    assertThat(layer.kind().arguments().get(0).span().text()).isEqualTo("2 + 3");
    assertThat(layer.tie().orElseThrow().span().text()).isEqualTo("tied_to y");
    assertThat(layer.name().span().toString()).isEqualTo("model.ae:2:9");
  }

  @Test
  void emptyTextIsAFileWithoutModels() {
    assertThat(Parses.tree("").autoencoders()).isEmpty();
    assertThat(Parses.tree(" // nothing").autoencoders()).isEmpty();
  }

  @Test
  void faultyValueIsReportedAndEmpty() {
    for (String text : new String[] {"", "1 2", "f(", "1;", "}", "{", "@", "const", "a = 3"}) {
      Diagnostics diagnostics = new Diagnostics();
      boolean faulty =
          ModelParser.parseValue(SourceFile.of("--const x", text), diagnostics).isEmpty();
      assertThat(faulty).isEqualTo(!text.equals("const"));
      assertThat(diagnostics.sorted()).hasSize(faulty ? 1 : 0);
    }
  }
}
