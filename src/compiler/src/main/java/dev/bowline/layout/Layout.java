package dev.bowline.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays pieces out as text: a statement a line, two columns further in for each block, equals signs
 * of neighbours and the comments behind them aligned, lines of at most 100 columns where brackets
 * allow it. Laid out again, the text stays the same.
 */
public final class Layout {
  private Layout() {}

  /** The text of a whole file; it ends with a line end unless it is empty. */
  public static String of(List<Piece> pieces) {
    List<Row> rows = Gaps.rows(StatementCutter.cut(pieces));
    int[] paddings = Alignment.of(rows);
    List<String> texts = new ArrayList<>();
    for (int at = 0; at < rows.size(); at++) {
      texts.add(RowText.of(rows.get(at), paddings[at]));
    }
    int[] margins = Margins.of(rows, texts);
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < rows.size(); at++) {
      if (!texts.get(at).isEmpty()) {
        text.append(rows.get(at).gap() ? "\n" : "").append(texts.get(at));
        text.append(trailing(rows.get(at), margins[at])).append('\n');
      }
    }
    return text.toString();
  }

  /** The text of a part of a statement, without comments, on a single line. */
  public static String line(List<Piece> pieces) {
    return FlatText.of(Node.of(pieces), Optional.empty()).orElseThrow();
  }

  private static String trailing(Row row, int margin) {
    StringBuilder text = new StringBuilder();
    for (Piece comment : row.statement().trailing()) {
      text.append(" ".repeat(text.isEmpty() ? margin : 1));
      text.append(CommentText.of(comment, row.indent().length()));
    }
    return text.toString();
  }
}
