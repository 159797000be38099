package dev.bowline.diagnostic;

/**
 * A line as it is shown: tabs become spaces, control characters dots, and of a very long line only
 * a window is left.
 */
final class Excerpt {
  private static final int LONGEST = 160;
  private static final int BEFORE = 50;
  private static final int TAB = 4;
  private static final String CUT = "...";
  private static final char CONTROL = '\u00b7';

  private final String line;
  private final int from;
  private final int to;
  private final StringBuilder text = new StringBuilder();

  /** For each column of the window and the one behind it: where it is shown. */
  private final int[] shownAt;

  private Excerpt(String line, int from, int to) {
    this.line = line;
    this.from = from;
    this.to = to;
    this.shownAt = new int[to - from + 1];
    show();
  }

  /** The line, or so much of it that the column and what follows is seen. */
  static Excerpt around(String line, int column) {
    if (!isLong(line)) {
      return new Excerpt(line, 0, line.length());
    }
    int from = Math.max(0, Math.min(column - BEFORE, line.length() - LONGEST));
    return new Excerpt(line, from, Math.min(line.length(), from + LONGEST));
  }

  static boolean isLong(String line) {
    return line.length() > LONGEST;
  }

  String text() {
    return text.toString();
  }

  /** Where a column of the line is shown, from 0; the nearest one in the window. */
  int shownAt(int column) {
    return shownAt[Math.max(from, Math.min(to, column)) - from];
  }

  private void show() {
    text.append(from > 0 ? CUT : "");
    int width = text.length();
    int i = from;
    while (i < to) {
      int point = line.codePointAt(i);
      int units = Math.min(Character.charCount(point), to - i);
      int cells = point == '\t' ? TAB - width % TAB : CellWidth.of(point);
      for (int unit = 0; unit < units; unit++) {
        shownAt[i + unit - from] = width;
      }
      append(point, cells);
      width += cells;
      i += units;
    }
    shownAt[to - from] = width;
    text.append(to < line.length() ? CUT : "");
  }

  private void append(int point, int cells) {
    if (point == '\t') {
      text.append(" ".repeat(cells));
    } else if (Character.isISOControl(point)
        || Character.getType(point) == Character.FORMAT
        || Character.getType(point) == Character.SURROGATE) {
      text.append(CONTROL);
    } else {
      text.appendCodePoint(point);
    }
  }
}
