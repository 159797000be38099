package dev.bowline.layout;

import dev.bowline.layout.Statement.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts the pieces of a file into statements, and deals out the comments between these. */
final class StatementCutter {
  private final List<Piece> pieces;
  private final List<Statement> statements = new ArrayList<>();
  private final List<Kind> open = new ArrayList<>();
  private int at;

  private StatementCutter(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /** The statements of a whole file; the last one is its end. */
  static List<Statement> cut(List<Piece> pieces) {
    StatementCutter cutter = new StatementCutter(pieces);
    boolean more;
    do {
      more = cutter.next();
    } while (more);
    return cutter.statements;
  }

  private boolean next() {
    List<Piece> leading = comments();
    List<Piece> code = new ArrayList<>();
    while (at < pieces.size() && (code.isEmpty() || !ends(code.get(code.size() - 1)))) {
      code.add(pieces.get(at++));
    }
    Kind kind = kind(code);
    if (kind == Kind.CLOSING) {
      open.remove(open.size() - 1);
    }
    statements.add(new Statement(kind, leading, code, trailing()));
    if (statements.get(statements.size() - 1).opens()) {
      open.add(kind);
    }
    return !code.isEmpty();
  }

  private List<Piece> comments() {
    List<Piece> found = new ArrayList<>();
    while (at < pieces.size() && pieces.get(at).isComment()) {
      found.add(pieces.get(at++));
    }
    return found;
  }

  /**
   * The comments on the rest of a line, if nothing else follows there. A doc comment belongs to
   * what follows.
   */
  private List<Piece> trailing() {
    int end = at;
    while (end < pieces.size()
        && pieces.get(end).isComment()
        && pieces.get(end).kind() != Piece.Kind.DOC
        && pieces.get(end).breaks() == 0) {
      end++;
    }
    if (end < pieces.size() && pieces.get(end).breaks() == 0) {
      return List.of();
    }
    List<Piece> found = pieces.subList(at, end);
    at = end;
    return found;
  }

  private static boolean ends(Piece piece) {
    return piece.is(";") || piece.is("{") || piece.is("}");
  }

  /**
   * Keywords are such only where the grammar expects them: at the start, depending on the block.
   */
  private Kind kind(List<Piece> code) {
    if (code.isEmpty()) {
      return Kind.END;
    }
    Piece first = code.get(0);
    if (first.is("}")) {
      return Kind.CLOSING;
    }
    if (open.isEmpty()) {
      return first.isWord("package")
          ? Kind.PACKAGE
          : first.isWord("const") ? Kind.CONST : Kind.AUTOENCODER;
    }
    if (open.size() > 1) {
      return Kind.SETTING;
    }
    return first.isWord("input")
        ? Kind.INPUT
        : first.isWord("layer") ? Kind.LAYER : first.isWord("train") ? Kind.TRAIN : Kind.SETTING;
  }
}
