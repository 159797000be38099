package dev.bowline.syntax;

import dev.bowline.source.SourceFile;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CodePointBuffer;
import org.antlr.v4.runtime.CodePointCharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Cuts a text into tokens whose offsets count UTF-16 units, as spans do. */
final class TokenReader {
  private TokenReader() {}

  /** All tokens, the hidden ones too; the last one is the end of the file. */
  static List<CommonToken> read(SourceFile file) {
    CodePointBuffer units = CodePointBuffer.withChars(CharBuffer.wrap(file.text().toCharArray()));
    CharStream text = CodePointCharStream.fromBuffer(units, file.name());
    if (file.text().startsWith("\uFEFF")) {
      text.seek(1);
    }
    AeLexer lexer = new AeLexer(text);
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
