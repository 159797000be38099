package dev.bowline.report.source;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.report.Models;
import dev.bowline.report.markup.Markup;
import dev.bowline.source.SourceFile;
import org.junit.jupiter.api.Test;

class ColouredSourceTest {
  @Test
  void eachLexemeHasTheClassOfWhatItIs() {
    assertThat(html("const a = -1e-3; // why"))
        .isEqualTo(
            "<span class=\"keyword\">const</span> <span class=\"name\">a</span> = -"
                + "<span class=\"number\">1e-3</span>; <span class=\"comment\">// why</span>");
    assertThat(html("{ layer code = dense(8, activation = relu) tied_to e; }"))
        .isEqualTo(
            "{ <span class=\"keyword\">layer</span> <span class=\"name\">code</span> = "
                + "<span class=\"call\">dense</span>(<span class=\"number\">8</span>, "
                + "<span class=\"setting\">activation</span> = relu) "
                + "<span class=\"keyword\">tied_to</span> e; }");
  }

  @Test
  void wordsOfTheGrammarAreNamesWhereNamesAreExpected() {
    assertThat(html("{ layer tied_to = dense tied_to tied_to; input = 3; }"))
        .isEqualTo(
            "{ <span class=\"keyword\">layer</span> <span class=\"name\">tied_to</span> = dense "
                + "<span class=\"keyword\">tied_to</span> tied_to; "
                + "<span class=\"setting\">input</span> = <span class=\"number\">3</span>; }");
  }

  @Test
  void textIsTheFilesOwn() {
    String text = Models.shipped("digits.ae");
    String plain =
        html(text)
            .replaceAll("<[^>]*>", "")
            .replace("&gt;", ">")
            .replace("&lt;", "<")
            .replace("&amp;", "&");
    assertThat(plain).isEqualTo(text);
  }

  private static String html(String text) {
    Markup out = new Markup();
    ColouredSource.write(SourceFile.of("model.ae", text), out);
    return out.toString();
  }
}
