package dev.bowline.format;

import dev.bowline.source.SourceFile;
import dev.bowline.syntax.Lexeme;
import dev.bowline.syntax.Lexemes;
import java.util.List;
import java.util.SplittableRandom;

/** Texts with comments and white space strewn in between all their tokens. */
final class Scatter {
  private static final String[] COMMENTS = {
    "// line",
    "//",
    "//   trailing spaces   ",
    "// } { ; \" */ /*",
    "/* a */",
    "/**/",
    "/* a\n   drawing\n\t+--+ */",
    "/* a\n * with asterisks\n      * in front */",
    "/** doc */",
    "/**\n  * doc\n    *   indented\n  */",
    "/***/",
    "/** doc\nwithout\n  asterisks */",
    "/* \u00e9 \uD83E\uDEA2 \f */"
  };
  private static final String[] SPACES = {
    "", "", "", " ", " ", "\n", "\n", "\n\n", "\n\n\n\n", "\t", "  \n  ", "\r\n", "\r", "\f"
  };

  private final SplittableRandom random;

  Scatter(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * The tokens of a text, with up to so many comments at each boundary.
   *
   * @param least how many at every boundary
   */
  String over(String text, int least, int most) {
    StringBuilder scattered = new StringBuilder();
    List<Lexeme> lexemes = Lexemes.of(SourceFile.of("model.ae", text));
    for (Lexeme lexeme : lexemes) {
      boundary(scattered, least, most);
      scattered.append(lexeme.span().text());
      if (lexeme.kind() == Lexeme.Kind.LINE_COMMENT) {
        scattered.append('\n');
      } else if (scattered.charAt(scattered.length() - 1) == '/') {
        scattered.append(' '); // lest a division become a comment
      } else if (lexeme.kind() != Lexeme.Kind.SYMBOL) {
        scattered.append(' '); // lest two words become one
      }
    }
    boundary(scattered, least, most);
    return scattered.toString();
  }

  private void boundary(StringBuilder text, int least, int most) {
    text.append(pick(SPACES));
    for (int left = random.nextInt(least, most + 1); left > 0; left--) {
      String comment = pick(COMMENTS);
      text.append(comment).append(comment.startsWith("//") ? "\n" : "").append(pick(SPACES));
    }
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
