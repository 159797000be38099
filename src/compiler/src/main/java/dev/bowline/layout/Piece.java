package dev.bowline.layout;

/**
 * A token or a comment.
 *
 * @param breaks how many line ends stood in front of it: what is said of a comment's place, and of
 *     blank lines; 0 where a line goes on, or where there was no text yet
 */
public record Piece(Kind kind, String text, int breaks) {
  /** What it is to the layout. */
  public enum Kind {
    /** A name or a keyword. */
    WORD,
    NUMBER,
    /** A text in quotes. */
    TEXT,
    /** A bracket, an operator, a dot, a comma, a semicolon or an equals sign. */
    SYMBOL,
    /** A comment that runs to the end of its line. */
    LINE_COMMENT,
    /** A comment with an end of its own. */
    COMMENT,
    /** The same, in the form that documents what follows. */
    DOC
  }

  /** A piece that stood nowhere yet. */
  public static Piece of(Kind kind, String text) {
    return new Piece(kind, text, 0);
  }

  public boolean isComment() {
    return kind.compareTo(Kind.LINE_COMMENT) >= 0;
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }
}
