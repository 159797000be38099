package dev.bowline.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A part of a statement's code. */
sealed interface Node {
  /**
   * A single piece.
   *
   * @param prefix whether it is an operator in front of its only operand
   * @param lastOnLine whether a line end stood behind it
   * @param endsLine whether there were only comments between it and a line end
   */
  record Leaf(Piece piece, boolean prefix, boolean lastOnLine, boolean endsLine) implements Node {
    boolean isComment() {
      return piece.isComment();
    }

    boolean isLineComment() {
      return piece.kind() == Piece.Kind.LINE_COMMENT;
    }

    /** Whether it is a comment that starts on a line where no code stands. */
    boolean standsAlone() {
      return isComment() && piece.breaks() > 0 && endsLine;
    }

    /** Whether it is a comment at the end of a line of code. */
    boolean trails() {
      return isComment() && piece.breaks() == 0 && endsLine;
    }

    boolean isComma() {
      return piece.is(",");
    }
  }

  /** A pair of brackets and what is in it, commas included. */
  record Group(Leaf open, List<Node> content, Leaf close) implements Node {}

  /** The parts of a statement. Brackets must be balanced. */
  static List<Node> of(List<Piece> code) {
    Deque<List<Node>> lists = new ArrayDeque<>();
    Deque<Leaf> opens = new ArrayDeque<>();
    lists.push(new ArrayList<>());
    Piece operand = null;
    for (int at = 0; at < code.size(); at++) {
      Piece piece = code.get(at);
      boolean prefix = piece.is("-") && !(operand != null && endsOperand(operand));
      Leaf leaf = new Leaf(piece, prefix, lastOnLine(code, at), endsLine(code, at));
      if (piece.is("(") || piece.is("[")) {
        opens.push(leaf);
        lists.push(new ArrayList<>());
      } else if (piece.is(")") || piece.is("]")) {
        List<Node> content = lists.pop();
        lists.element().add(new Group(opens.pop(), content, leaf));
      } else {
        lists.element().add(leaf);
      }
      operand = piece.isComment() ? operand : piece;
    }
    return lists.pop();
  }

  private static boolean endsOperand(Piece piece) {
    return piece.kind() != Piece.Kind.SYMBOL || piece.is(")") || piece.is("]");
  }

  private static boolean lastOnLine(List<Piece> code, int at) {
    return at + 1 < code.size() && code.get(at + 1).breaks() > 0;
  }

  private static boolean endsLine(List<Piece> code, int at) {
    int last = at;
    while (last + 1 < code.size()
        && code.get(last + 1).isComment()
        && code.get(last + 1).breaks() == 0) {
      last++;
    }
    return lastOnLine(code, last);
  }
}
