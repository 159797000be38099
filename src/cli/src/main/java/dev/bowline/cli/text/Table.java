package dev.bowline.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Columns that line up. */
final class Table {
  private static final String GAP = "   ";

  private final List<Side> sides;
  private final List<List<String>> rows = new ArrayList<>();

  /** Where the cells of a column stand. */
  enum Side {
    LEFT,
    RIGHT
  }

  Table(Side... sides) {
    this.sides = List.of(sides);
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** The first row, a rule, the others; every line ends in a line feed. */
  String text() {
    int[] widths = new int[sides.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
    int width = lines.stream().mapToInt(String::length).max().orElse(0);
    lines.add(1, "-".repeat(width));
    return String.join("\n", lines) + "\n";
  }

  private String line(List<String> row, int[] widths) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      String space = " ".repeat(widths[i] - row.get(i).length());
      cells.add(sides.get(i) == Side.LEFT ? row.get(i) + space : space + row.get(i));
    }
    return String.join(GAP, cells).stripTrailing();
  }
}
