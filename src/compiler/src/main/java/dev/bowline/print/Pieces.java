package dev.bowline.print;

import dev.bowline.ast.Doc;
import dev.bowline.layout.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Pieces in the making. */
final class Pieces {
  private final List<Piece> pieces = new ArrayList<>();

  List<Piece> list() {
    return pieces;
  }

  Pieces word(Object word) {
    return add(Piece.Kind.WORD, word.toString());
  }

  Pieces symbol(String symbol) {
    return add(Piece.Kind.SYMBOL, symbol);
  }

  Pieces number(String text) {
    return add(Piece.Kind.NUMBER, text);
  }

  /** A text, in quotes. */
  Pieces text(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return add(Piece.Kind.TEXT, '"' + escaped + '"');
  }

  Pieces doc(Doc doc) {
    List<String> lines = doc.text().lines().toList();
    // Spaces at the start of a comment's first line would be lost.
    if (lines.size() == 1 && lines.get(0).equals(lines.get(0).stripLeading())) {
      return add(Piece.Kind.DOC, "/** " + lines.get(0) + " */");
    }
    StringBuilder comment = new StringBuilder("/**\n");
    lines.forEach(line -> comment.append((" * " + line).stripTrailing()).append('\n'));
    return add(Piece.Kind.DOC, comment.append(" */").toString());
  }

  /** What belongs to each item, with commas between. */
  <T> Pieces separated(List<T> items, Consumer<T> writer) {
    for (int at = 0; at < items.size(); at++) {
      if (at > 0) {
        symbol(",");
      }
      writer.accept(items.get(at));
    }
    return this;
  }

  private Pieces add(Piece.Kind kind, String text) {
    pieces.add(Piece.of(kind, text));
    return this;
  }
}
