package dev.bowline.layout;

import java.util.List;
import java.util.OptionalInt;

/** The equals signs of neighbours, one below the other. */
final class Alignment {
  /** What is longer on the left of its sign stays alone, lest its neighbours be torn apart. */
  private static final int LONGEST = 40;

  private final List<Row> rows;

  /** How many extra spaces go before the equals sign of each row. */
  private final int[] padding;

  private Alignment(List<Row> rows) {
    this.rows = rows;
    padding = new int[rows.size()];
  }

  static int[] of(List<Row> rows) {
    Alignment alignment = new Alignment(rows);
    int start = 0;
    for (int at = 1; at <= rows.size(); at++) {
      if (at == rows.size() || !alignment.goesOn(at)) {
        alignment.align(start, at);
        start = at;
      }
    }
    return alignment.padding;
  }

  /** Whether a row is to be aligned with the one above it. */
  private boolean goesOn(int at) {
    Row row = rows.get(at);
    Row above = rows.get(at - 1);
    return !row.gap()
        && row.statement().kind() == above.statement().kind()
        && width(row).isPresent()
        && width(above).isPresent();
  }

  private void align(int start, int end) {
    int widest = 0;
    for (Row row : rows.subList(start, end)) {
      widest = Math.max(widest, width(row).orElse(0));
    }
    for (int at = start; at < end; at++) {
      padding[at] = width(rows.get(at)).isPresent() ? widest - width(rows.get(at)).getAsInt() : 0;
    }
  }

  /** The width of what stands before the equals sign, if the row can be aligned. */
  private static OptionalInt width(Row row) {
    if (row.statement().behindComment()) {
      return OptionalInt.empty();
    }
    int width = 0;
    for (Piece piece : row.statement().code()) {
      if (piece.is("=")) {
        return width <= LONGEST ? OptionalInt.of(width) : OptionalInt.empty();
      }
      if (piece.kind() != Piece.Kind.WORD) {
        return OptionalInt.empty();
      }
      width += (width > 0 ? 1 : 0) + piece.text().length();
    }
    return OptionalInt.empty();
  }
}
