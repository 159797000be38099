package dev.bowline.report.source;

import dev.bowline.report.markup.Markup;
import dev.bowline.source.SourceFile;
import dev.bowline.syntax.Lexeme;
import dev.bowline.syntax.Lexemes;
import java.util.List;
import java.util.Set;

/** The text of a model file, each lexeme in an element whose class says what it is. */
public final class ColouredSource {
  private static final Set<String> KEYWORDS =
      Set.of("package", "const", "autoencoder", "input", "layer", "train");
  private static final Set<String> CONSTANTS = Set.of("true", "false", "none");

  private final SourceFile file;
  private final List<Lexeme> lexemes;

  private ColouredSource(SourceFile file) {
    this.file = file;
    lexemes = Lexemes.of(file);
  }

  /** Writes the text with all its white space. */
  public static void write(SourceFile file, Markup out) {
    new ColouredSource(file).write(out);
  }

  private void write(Markup out) {
    int end = 0;
    for (int at = 0; at < lexemes.size(); at++) {
      Lexeme lexeme = lexemes.get(at);
      out.text(file.text().substring(end, lexeme.span().start()));
      String className = className(at);
      if (className.isEmpty()) {
        out.text(lexeme.span().text());
      } else {
        out.element("span", lexeme.span().text(), "class", className);
      }
      end = lexeme.span().end();
    }
    out.text(file.text().substring(end));
  }

  private String className(int at) {
    return switch (lexemes.get(at).kind()) {
      case WORD -> word(at);
      case NUMBER -> "number";
      case TEXT -> "string";
      case SYMBOL -> "";
      case LINE_COMMENT, COMMENT -> "comment";
      case DOC -> "comment doc";
    };
  }

  /** Words are keywords only where the grammar expects them. */
  private String word(int at) {
    String word = text(at);
    String before = text(previous(at));
    String behind = text(next(at));
    boolean starts = before.isEmpty() || before.equals(";") || before.matches("[{}]");
    if (starts && !behind.equals("=") && KEYWORDS.contains(word)) {
      return "keyword";
    }
    if (word.equals("tied_to") && isWord(next(at)) && !before.equals("=")) {
      return "keyword";
    }
    if (behind.equals("=") || behind.equals("{")) {
      return starts || before.equals("(") || before.equals(",") ? "setting" : "name";
    }
    if (CONSTANTS.contains(word) && !isWord(previous(at))) {
      return "number";
    }
    return behind.equals("(") ? "call" : "";
  }

  private boolean isWord(int at) {
    return at >= 0 && at < lexemes.size() && lexemes.get(at).kind() == Lexeme.Kind.WORD;
  }

  private String text(int at) {
    return at >= 0 && at < lexemes.size() ? lexemes.get(at).span().text() : "";
  }

  private int previous(int at) {
    int other = at - 1;
    while (other >= 0 && isComment(other)) {
      other--;
    }
    return other;
  }

  private int next(int at) {
    int other = at + 1;
    while (other < lexemes.size() && isComment(other)) {
      other++;
    }
    return other;
  }

  private boolean isComment(int at) {
    return lexemes.get(at).kind().compareTo(Lexeme.Kind.LINE_COMMENT) >= 0;
  }
}
