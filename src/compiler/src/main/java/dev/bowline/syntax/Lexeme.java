package dev.bowline.syntax;

import dev.bowline.source.Span;

/** A token or a comment of a text, where it stands. White space is none. */
public record Lexeme(Kind kind, Span span) {
  /** What a lexeme is, whatever it means. */
  public enum Kind {
    /** A name or a keyword. */
    WORD,
    NUMBER,
    /** A text in quotes. */
    TEXT,
    /** A bracket, an operator, or anything that has no meaning. */
    SYMBOL,
    /** A comment that runs to the end of its line. */
    LINE_COMMENT,
    /** A comment with an end of its own. */
    COMMENT,
    /** The same, in the form that documents what follows. */
    DOC
  }
}
