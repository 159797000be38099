package dev.bowline.syntax;

import dev.bowline.ast.Doc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;

/** The doc comments in front of tokens: the last one counts. */
final class Docs {
  private final Map<Integer, Token> comments = new HashMap<>();
  private final Spans spans;

  Docs(List<? extends Token> tokens, Spans spans) {
    this.spans = spans;
    Token comment = null;
    for (Token token : tokens) {
      if (token.getType() == AeLexer.DOC_COMMENT) {
        comment = token;
      } else if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        if (comment != null) {
          comments.put(token.getStartIndex(), comment);
        }
        comment = null;
      }
    }
  }

  /** The doc comment in front of a declaration's first token. */
  Optional<Doc> before(Token token) {
    return Optional.ofNullable(comments.get(token.getStartIndex()))
        .map(comment -> new Doc(text(comment.getText()), spans.of(comment)))
        .filter(doc -> !doc.text().isEmpty());
  }

  private static String text(String comment) {
    String body = comment.substring(3, comment.length() - 2);
    String content = body.replaceFirst("^\\*+", "").replaceFirst("\\*+$", "");
    List<String> lines = content.lines().toList();
    if (lines.isEmpty()) {
      return "";
    }
    String rest =
        lines.stream().skip(1).map(Docs::withoutAsterisk).collect(Collectors.joining("\n"));
    return lines.get(0).strip() + "\n" + rest;
  }

  private static String withoutAsterisk(String line) {
    String content = line.stripLeading();
    if (!content.startsWith("*")) {
      return content;
    }
    return content.startsWith("* ") ? content.substring(2) : content.substring(1);
  }
}
