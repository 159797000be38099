package dev.bowline.diagnostic;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.source.SourceFile;
import dev.bowline.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class RendererTest {
  private static Span find(SourceFile file, String text) {
    int at = file.text().indexOf(text);
    return new Span(file, at, at + text.length());
  }

  private static String plain(Diagnostic diagnostic) {
    return Renderer.render(diagnostic, Palette.PLAIN);
  }

  @Test
  void tabsAreShownAsSpacesAndTheCaretsStandBelow() {
    SourceFile file = SourceFile.of("a.ae", "\tlayer\tx = y;\n");
    assertThat(plain(Diagnostic.of(Code.AE201, find(file, "y;"), "what")))
        .isEqualTo(
            """
            error[AE201]: what
             --> a.ae:1:12
              |
            1 |     layer   x = y;
              |                 ^^
            """);
  }

  @Test
  void twoPlacesOfALineAreMarkedBelowEachOther() {
    SourceFile file = SourceFile.of("a.ae", "one two");
    assertThat(
            plain(
                Diagnostic.of(Code.AE201, find(file, "two"), "what")
                    .labelled("second")
                    .with(find(file, "one"), "first")
                    .help("mend")))
        .isEqualTo(
            """
            error[AE201]: what
             --> a.ae:1:5
              |
            1 | one two
              | --- first
              |     ^^^ second
              = help: mend
            """);
  }

  @Test
  void ofAVeryLongLineAWindowIsShown() {
    String text = "x".repeat(5_000_000) + "here" + "y".repeat(5_000_000);
    SourceFile file = SourceFile.of("a.ae", text);
    List<String> lines =
        plain(Diagnostic.of(Code.AE201, find(file, "here"), "what").labelled("it"))
            .lines()
            .toList();
    assertThat(lines.get(3)).startsWith("1 | ...xxx");
    assertThat(lines.get(3)).endsWith("yyy...");
    assertThat(lines.get(3).length()).isLessThan(200);
    assertThat(lines.get(4).indexOf("^^^^ it")).isEqualTo(lines.get(3).indexOf("here"));
  }

  @Test
  void aPlaceOfSeveralLinesIsMarkedOnItsFirst() {
    SourceFile file = SourceFile.of("a.ae", "one {\n  two\n}\n");
    assertThat(plain(Diagnostic.of(Code.AE201, find(file, "{\n  two\n}"), "what")))
        .contains("1 | one {\n  |     ^\n");
  }

  @Test
  void aPlaceBehindTheLastLineIsShown() {
    SourceFile file = SourceFile.of("a.ae", "one\n");
    Span end = new Span(file, 4, 4);
    assertThat(plain(Diagnostic.of(Code.AE201, end, "what")))
        .contains("a.ae:2:1\n  |\n2 |\n  | ^\n");
  }

  @Test
  void anotherFileHasItsOwnPlace() {
    SourceFile file = SourceFile.of("a.ae", "one");
    SourceFile other = SourceFile.of("b.ae", "zero\ntwo");
    assertThat(
            plain(
                Diagnostic.of(Code.AE201, find(file, "one"), "what")
                    .with(find(other, "two"), "first")))
        .isEqualTo(
            """
            error[AE201]: what
             --> a.ae:1:1
              |
            1 | one
              | ^^^
             --> b.ae:2:1
              |
            2 | two
              | --- first
            """);
  }

  @Test
  void aCallOfTheBuilderIsAPlaceWithoutText() {
    Span call = new Span(SourceFile.callSite("Demo.java", 12), 0, 0);
    Span first = new Span(SourceFile.callSite("Demo.java", 9), 0, 0);
    assertThat(plain(Diagnostic.of(Code.AE201, call, "what").with(first, "first").help("mend")))
        .isEqualTo(
            """
            error[AE201]: what
              --> Demo.java:12
              --> Demo.java:9: first
               = help: mend
            """);
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    SourceFile file = SourceFile.of("a.ae", "a\u0000\u001b[31m\u202eb");
    assertThat(plain(Diagnostic.of(Code.AE201, find(file, "b"), "what")))
        .contains("1 | a\u00b7\u00b7[31m\u00b7b\n");
  }

  @Test
  void wideCharactersTakeTwoCells() {
    SourceFile file = SourceFile.of("a.ae", "// \u6f22\ud83d\ude00 x");
    assertThat(plain(Diagnostic.of(Code.AE201, find(file, "x"), "what")))
        .contains("\n  |         ^\n");
  }

  @Test
  void colourIsOnTerminalsOnly() {
    SourceFile file = SourceFile.of("a.ae", "one");
    Diagnostic fault = Diagnostic.of(Code.AE201, find(file, "one"), "what").help("mend");
    String coloured = Renderer.render(fault, Palette.ANSI);
    assertThat(coloured).contains("\u001b[1;31m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain(fault));
  }
}
