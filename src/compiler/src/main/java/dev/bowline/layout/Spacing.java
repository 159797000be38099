package dev.bowline.layout;

import dev.bowline.layout.Node.Leaf;

/** Which neighbours on a line have a space between them. */
final class Spacing {
  private Spacing() {}

  static boolean between(Leaf left, Leaf right) {
    Piece before = left.piece();
    Piece behind = right.piece();
    if (right.isLineComment()) {
      return true;
    }
    if (before.is("(") || before.is("[")) {
      return false;
    }
    if (behind.is(")") || behind.is("]") || behind.is(",") || behind.is(";")) {
      return false;
    }
    if (left.isComment() || right.isComment()) {
      return true;
    }
    if (before.is(".") || behind.is(".") || left.prefix()) {
      return false;
    }
    return !(behind.is("(") && before.kind() == Piece.Kind.WORD);
  }
}
