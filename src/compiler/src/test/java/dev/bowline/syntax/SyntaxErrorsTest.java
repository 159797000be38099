package dev.bowline.syntax;

import static com.google.common.truth.Truth.assertThat;
import static dev.bowline.syntax.Parses.diagnostics;
import static dev.bowline.syntax.Parses.faults;
import static dev.bowline.syntax.Parses.faultsWithin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "layer = dense(3); ~ 2:7 AE102 [=] expected a name for the layer, found `=`",
        "layer x dense(3); ~ 2:9 AE102 [dense] expected `=`, found `dense`",
        "layer x = 64; ~ 2:11 AE102 [64] expected a kind of layer, found `64`",
        "layer x = none; ~ 2:11 AE102 [none] expected a kind of layer, found `none`",
        "layer x = dense 3; ~ 2:17 AE102 [3] expected `tied_to`, `(` or `;`, found `3`",
        "layer x = dense(3) tied_to; ~ 2:27 AE102 [;] expected the name of a layer, found `;`",
        "layer x = dense(+3); ~ 2:17 AE102 [+] expected an argument or `)`, found `+`",
        "layer x = dense(,); ~ 2:17 AE102 [,] expected an argument or `)`, found `,`",
        "layer x = dense(1 2); ~ 2:19 AE102 [2] expected `,` or `)`, found `2`",
        "layer x = dense(1]; ~ 2:18 AE102 []] expected `,` or `)`, found `]`",
        "layer x = dense(a = ); ~ 2:21 AE102 [)] expected a value, found `)`",
        "layer x = dense(3 *); ~ 2:20 AE102 [)] expected a value, found `)`",
        "layer x = dense(none = 3); ~ 2:22 AE102 [=] expected `,` or `)`, found `=`",
        "layer x = dense{3}; ~ 2:16 AE102 [{] expected `tied_to`, `(` or `;`, found `{`",
        "layr x = dense(3); ~ 2:6 AE102 [x] expected `=`, found `x`",
        "input 3; ~ 2:7 AE102 [3] expected `(`, found `3`",
        "bottleneck = ; ~ 2:14 AE102 [;] expected a value, found `;`",
        "bottleneck = [1 2]; ~ 2:17 AE102 [2] expected `,` or `]`, found `2`",
        "bottleneck = a b; ~ 2:16 AE102 [b] expected `;`, found `b`",
        "; ~ 2:1 AE102 [;] expected `layer`, `input`, `train`, a setting or `}`, found `;`",
        "train { = 3; } ~ 2:9 AE102 [=] expected a setting or `}`, found `=`",
        "train loss = mse; ~ 2:7 AE102 [loss] expected `{`, found `loss`",
        "bottleneck = code ~ 2:18 AE102 [] expected `;` behind `code`",
        "layer x = dense(3)) tied_to y; ~ 2:19 AE108 [)] `)` closes nothing",
        "bottleneck = code]; ~ 2:18 AE108 []] `]` closes nothing",
        "layer x = dense(3; ~ 2:16 AE107 [(] `(` is never closed",
        "layer x = dense([3; ~ 2:17 AE107 [[] `[` is never closed",
        "layer x = dense((3; ~ 2:17 AE107 [(] `(` is never closed",
        "layer x = dense(3,); ~ 2:18 AE109 [,] nothing follows behind this comma",
        "bottleneck = [1, ]; ~ 2:16 AE109 [,] nothing follows behind this comma",
        "layer x = dense(a = 1, 2); ~ 2:24 AE110 [2] a positional argument behind a named one",
        "bottleneck = 1.2.3; ~ 2:14 AE106 [1.2.3] `1.2.3` is neither a number nor a name",
        "bottleneck = 1e; ~ 2:14 AE106 [1e] `1e` is neither a number nor a name",
        "layer 3x = dense(3); ~ 2:7 AE106 [3x] `3x` is neither a number nor a name",
        "bottleneck = \"code; ~ 2:14 AE105 [\"] this string never ends",
        "bottleneck = \"a\\tb\"; ~ 2:16 AE114 [\\t] `\\t` is not an escape",
        "bottleneck : code; ~ 2:12 AE101 [:] `:` has no meaning here",
        "layer café = dense(3); ~ 2:10 AE101 [é] `é` has no meaning here",
        "layer x = dense(3); # why ~ 2:21 AE101 [#] `#` has no meaning here",
        "const x = 3; ~ 2:1 AE115 [const] the place of `const` is outside the braces of an"
            + " autoencoder",
        "package a.b; ~ 2:1 AE115 [package] the place of `package` is outside the braces of an"
            + " autoencoder",
        "autoencoder B { input(3); } ~ 2:1 AE115 [autoencoder] the place of `autoencoder` is"
            + " outside the braces of an autoencoder",
        "train { layer x = dense(3); } ~ 2:9 AE115 [layer] the place of `layer` is outside the"
            + " train block",
      })
  void faultWithinAnAutoencoderHasOneMessageAtItsPlace(String members, String expected) {
    assertThat(faultsWithin(members)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "package a..b; ~ 1:11 AE102 [.] expected a package's name, found `.`",
        "package; ~ 1:8 AE102 [;] expected a package's name, found `;`",
        "package a ~ 1:10 AE102 [] expected `;` behind `a`",
        "const x 3; ~ 1:9 AE102 [3] expected `=`, found `3`",
        "const true = 3; ~ 1:7 AE102 [true] expected a name for the const, found `true`",
        "autoencoder { } ~ 1:13 AE102 [{] expected a name for the autoencoder, found `{`",
        "autoencoder A() { input(3); } ~ 1:14 AE102 [(] expected `{`, found `(`",
        "autoencoder A input(3); } ~ 1:15 AE102 [input] expected `{`, found `input`",
        "foo; ~ 1:1 AE102 [foo] expected `autoencoder`, `const` or `package`, found `foo`",
        "autoencoder A { ~ 1:15 AE107 [{] `{` is never closed",
        "autoencoder A {} } ~ 1:18 AE108 [}] `}` closes nothing",
        "/* hello ~ 1:1 AE104 [/*] this comment never ends",
        "layer x = dense(3); ~ 1:1 AE115 [layer] the place of `layer` is between the braces of an"
            + " autoencoder",
        "autoencoder A {} const x = 3; ~ 1:18 AE115 [const] the place of `const` is in front of"
            + " the autoencoders",
        "const x = 3; package a; ~ 1:14 AE115 [package] the place of `package` is in front of"
            + " everything else",
        "package a; package b; ~ 1:12 AE115 [package] a file has one `package` line",
      })
  void faultAtTheTopOfAFileHasOneMessageAtItsPlace(String text, String expected) {
    assertThat(faults(text)).containsExactly(expected);
  }

  @Test
  void allFaultyStatementsOfAFileAreReportedOnce() {
    assertThat(
            faults(
                """
                const = 3;
                autoencoder A {
                  input(3)
                  layer x = dense(1 2);
                  layer y = dense(3
                  layer z = dense("no end);
                  layer q = dense(@);
                  train {
                    loss = mse
                    optimizer = = 3;
                    epochs 3;
                  }
                }
                autoencoder 3B {
                  input(3,);
                }
                """))
        .containsExactly(
            "1:7 AE102 [=] expected a name for the const, found `=`",
            "3:11 AE102 [] expected `;` behind `)`",
            "4:21 AE102 [2] expected `,` or `)`, found `2`",
            "5:18 AE107 [(] `(` is never closed",
            "6:19 AE105 [\"] this string never ends",
            "7:19 AE101 [@] `@` has no meaning here",
            "9:15 AE102 [] expected `;` behind `mse`",
            "10:17 AE102 [=] expected a value, found `=`",
            "11:12 AE102 [3] expected `=`, found `3`",
            "14:13 AE106 [3B] `3B` is neither a number nor a name",
            "15:10 AE109 [,] nothing follows behind this comma")
        .inOrder();
  }

  @Test
  void missingClosingBraceOfAModelDoesNotSpoilTheNextOne() {
    assertThat(faults("autoencoder A {\n input(3);\nautoencoder B {\n input(3,);\n}\n"))
        .containsExactly(
            "1:15 AE107 [{] `{` is never closed",
            "4:9 AE109 [,] nothing follows behind this comma");
  }

  @Test
  void missingClosingBraceOfATrainBlockIsToldFromTheModels() {
    assertThat(faults("autoencoder A {\n train {\n  epochs = 3;\n layer x = dense(3);\n}\n"))
        .containsExactly("2:8 AE107 [{] `{` is never closed");
  }

  @Test
  void missingSemicolonDoesNotHideTheNextStatement() {
    assertThat(faultsWithin("input(3)\nlayr x = dense(3);\nbottleneck = = x;"))
        .containsExactly(
            "2:9 AE102 [] expected `;` behind `)`",
            "3:6 AE102 [x] expected `=`, found `x`",
            "4:14 AE102 [=] expected a value, found `=`");
    assertThat(faultsWithin("layer x = dense(3)\n tied to y;")).hasSize(1);
  }

  @Test
  void braceTooManyIsReportedOnceWhateverFollows() {
    assertThat(faults("autoencoder A {\n input(3); }\n layer x = dense(3);\n}\n"))
        .containsExactly(
            "3:2 AE115 [layer] the place of `layer` is between the braces of an autoencoder");
  }

  @Test
  void endlessCommentIsNotFollowedByItsEchoes() {
    assertThat(faultsWithin("input(3); train { /* oh")).hasSize(1);
  }

  @Test
  void misspeltKeywordGetsASuggestion() {
    assertThat(diagnostics("autoencodr A {}").get(0).help())
        .hasValue("did you mean `autoencoder`?");
    assertThat(diagnostics("autoencoder A {\nlayr x = dense(3);\n}").get(0).help())
        .hasValue("did you mean `layer`?");
  }

  @Test
  void unclosedBracketShowsWhereItShouldHaveBeenClosed() {
    var related = diagnostics("autoencoder A {\n input(3;\n}").get(0).related();
    assertThat(related).hasSize(1);
    assertThat(related.get(0).span().text()).isEqualTo(";");
    assertThat(related.get(0).message()).isEqualTo("a `)` is missing before this");
  }

  @Test
  void invisibleCharacterIsNamedByItsNumber() {
    assertThat(faultsWithin("input(3);\u00a0"))
        .containsExactly("2:10 AE101 [\u00a0] the character U+00A0 has no meaning here");
  }

  @Test
  void offsetsCountUtf16UnitsBehindAnEmoji() {
    assertThat(faultsWithin("/* \uD83E\uDEA2 */ input(3,);"))
        .containsExactly("2:17 AE109 [,] nothing follows behind this comma");
  }
}
