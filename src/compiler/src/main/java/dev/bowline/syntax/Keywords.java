package dev.bowline.syntax;

import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;

/** Where a word is, beyond doubt, the keyword that a statement starts with. */
final class Keywords {
  private Keywords() {}

  /** {@code autoencoder NAME} or {@code const NAME =}. */
  static boolean startsDeclaration(List<? extends Token> tokens, int at) {
    return switch (type(tokens, at)) {
      case AeLexer.AUTOENCODER -> named(tokens, at) && type(tokens, at + 2) == AeLexer.LEFT_BRACE;
      case AeLexer.CONST -> named(tokens, at) && type(tokens, at + 2) == AeLexer.EQUALS;
      default -> false;
    };
  }

  /** {@code layer NAME =}, {@code input (} or {@code train {}. */
  static boolean startsMember(List<? extends Token> tokens, int at) {
    return switch (type(tokens, at)) {
      case AeLexer.LAYER -> named(tokens, at) && type(tokens, at + 2) == AeLexer.EQUALS;
      case AeLexer.INPUT -> type(tokens, at + 1) == AeLexer.LEFT_PARENTHESIS;
      case AeLexer.TRAIN -> type(tokens, at + 1) == AeLexer.LEFT_BRACE;
      default -> false;
    };
  }

  /** {@code NAME =}, or {@code layr NAME =}, the keyword of which is misspelt. */
  static boolean startsSetting(List<? extends Token> tokens, int at) {
    return isWord(type(tokens, at))
        && (type(tokens, at + 1) == AeLexer.EQUALS
            || named(tokens, at) && type(tokens, at + 2) == AeLexer.EQUALS);
  }

  /** Whether a token is a word, whatever its meaning to the grammar. */
  static boolean isWord(int type) {
    return type >= AeLexer.PACKAGE && type <= AeLexer.NAME;
  }

  /** All tokens that a parser reads. */
  static List<Token> tokens(Parser parser) {
    return ((CommonTokenStream) parser.getTokenStream()).getTokens();
  }

  private static boolean named(List<? extends Token> tokens, int at) {
    return isWord(type(tokens, at + 1));
  }

  private static int type(List<? extends Token> tokens, int at) {
    return at < tokens.size() ? tokens.get(at).getType() : Token.EOF;
  }
}
