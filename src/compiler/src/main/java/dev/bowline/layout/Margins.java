package dev.bowline.layout;

import java.util.List;

/** The comments behind statements on neighbouring lines, one below the other. */
final class Margins {
  private final List<Row> rows;
  private final List<String> texts;
  private final int[] margins;

  private Margins(List<Row> rows, List<String> texts) {
    this.rows = rows;
    this.texts = texts;
    margins = new int[rows.size()];
  }

  /** How many spaces go between each row's code and the comments behind it. */
  static int[] of(List<Row> rows, List<String> texts) {
    Margins margins = new Margins(rows, texts);
    int start = 0;
    for (int at = 1; at <= rows.size(); at++) {
      if (at == rows.size() || !margins.goesOn(at)) {
        margins.align(start, at);
        start = at;
      }
    }
    return margins.margins;
  }

  private boolean goesOn(int at) {
    Row row = rows.get(at);
    Row above = rows.get(at - 1);
    return !row.gap()
        && row.depth() == above.depth()
        && row.statement().leading().isEmpty()
        && !row.statement().trailing().isEmpty()
        && !above.statement().trailing().isEmpty();
  }

  private void align(int start, int end) {
    int widest = 0;
    for (int at = start; at < end; at++) {
      widest = Math.max(widest, width(at));
    }
    for (int at = start; at < end; at++) {
      margins[at] = widest - width(at) + 1;
    }
  }

  /** The columns of a row's last line. */
  private int width(int at) {
    String text = texts.get(at);
    return text.length() - text.lastIndexOf('\n') - 1;
  }
}
