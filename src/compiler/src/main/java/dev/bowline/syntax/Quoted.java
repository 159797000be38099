package dev.bowline.syntax;

import dev.bowline.diagnostic.Quote;
import org.antlr.v4.runtime.Token;

/** How a message quotes what the user wrote: short, and readable even where the text is not. */
final class Quoted {
  private Quoted() {}

  static String token(Token token) {
    return switch (token.getType()) {
      case Token.EOF -> "the end of the file";
      case AeLexer.BAD_CHARACTERS -> characters(token.getText());
      default -> text(token.getText());
    };
  }

  static String text(String text) {
    return Quote.of(text);
  }

  /** A run of characters; those that cannot be seen by their numbers. */
  static String characters(String text) {
    int first = text.codePointAt(0);
    boolean visible =
        !Character.isISOControl(first)
            && !Character.isWhitespace(first)
            && !Character.isSpaceChar(first)
            && Character.getType(first) != Character.FORMAT
            && Character.getType(first) != Character.SURROGATE
            && Character.getType(first) != Character.UNASSIGNED;
    return visible ? text(text) : String.format("the character U+%04X", first);
  }
}
