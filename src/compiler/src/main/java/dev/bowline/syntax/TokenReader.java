package dev.bowline.syntax;

import dev.bowline.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Cuts a text into tokens. */
final class TokenReader {
  private TokenReader() {}

  /** All tokens, the hidden ones too; the last one is the end of the file. */
  static List<CommonToken> read(SourceFile file) {
    AeLexer lexer = new AeLexer(new TextStream(file));
    lexer.removeErrorListeners();
    List<CommonToken> tokens = new ArrayList<>();
    CommonToken token;
    do {
      token = (CommonToken) lexer.nextToken();
      tokens.add(token);
    } while (token.getType() != Token.EOF);
    return tokens;
  }
}
