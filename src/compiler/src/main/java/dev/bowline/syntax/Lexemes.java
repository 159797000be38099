package dev.bowline.syntax;

import dev.bowline.source.SourceFile;
import dev.bowline.syntax.Lexeme.Kind;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** A text as lexemes, for those who show or lay it out: faulty texts too. */
public final class Lexemes {
  private Lexemes() {}

  /** All lexemes of a text, in order; between them is only white space. */
  public static List<Lexeme> of(SourceFile file) {
    Spans spans = new Spans(file);
    return TokenReader.read(file).stream()
        .filter(token -> token.getType() != Token.EOF && token.getType() != AeLexer.SPACE)
        .map(token -> new Lexeme(kind(token.getType()), spans.of(token)))
        .toList();
  }

  private static Kind kind(int type) {
    if (Keywords.isWord(type)) {
      return Kind.WORD;
    }
    return switch (type) {
      case AeLexer.NUMBER, AeLexer.BAD_NUMBER -> Kind.NUMBER;
      case AeLexer.STRING, AeLexer.ENDLESS_STRING -> Kind.TEXT;
      case AeLexer.LINE_COMMENT, AeLexer.HASH_COMMENT -> Kind.LINE_COMMENT;
      case AeLexer.COMMENT, AeLexer.ENDLESS_COMMENT -> Kind.COMMENT;
      case AeLexer.DOC_COMMENT -> Kind.DOC;
      default -> Kind.SYMBOL;
    };
  }
}
