package dev.bowline.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where blank lines go: between statements of different kinds, before blocks and before what is
 * documented, and where the user had some; never at the start or the end of a block.
 */
final class Gaps {
  private final List<Row> rows = new ArrayList<>();

  /** For each open block, what stood in it so far. */
  private final Deque<List<Statement>> blocks = new ArrayDeque<>();

  private Gaps() {
    blocks.push(new ArrayList<>());
  }

  static List<Row> rows(List<Statement> statements) {
    Gaps gaps = new Gaps();
    statements.forEach(gaps::add);
    return gaps.rows;
  }

  private void add(Statement statement) {
    if (statement.kind() == Statement.Kind.CLOSING) {
      boolean gap = !statement.leading().isEmpty() && !isFirst() && wide(statement.first());
      blocks.pop();
      rows.add(new Row(statement, blocks.size() - 1, gap));
      return;
    }
    rows.add(new Row(statement, blocks.size() - 1, gap(statement)));
    blocks.element().add(statement);
    if (statement.opens()) {
      blocks.push(new ArrayList<>());
    }
  }

  private boolean gap(Statement statement) {
    if (isFirst()) {
      return false;
    }
    if (statement.kind() == Statement.Kind.END) {
      return !statement.leading().isEmpty() && wide(statement.first());
    }
    return wide(statement.first()) || needed(statement) && !gapWithin(statement);
  }

  private boolean needed(Statement statement) {
    List<Statement> block = blocks.element();
    Statement previous = block.get(block.size() - 1);
    return statement.kind() != previous.kind() || statement.opens() || statement.documented();
  }

  /** Whether there is one already, between two comments or behind the last. */
  private static boolean gapWithin(Statement statement) {
    Stream<Piece> behindTheFirst =
        Stream.concat(
                statement.leading().stream(),
                statement.documented() ? Stream.empty() : Stream.of(statement.code().get(0)))
            .skip(1);
    return behindTheFirst.anyMatch(Gaps::wide);
  }

  private boolean isFirst() {
    return blocks.element().isEmpty();
  }

  private static boolean wide(Piece piece) {
    return piece.breaks() > 1;
  }
}
