package dev.bowline.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown, its columns aligned so that it reads well as text. */
final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();

  MarkdownTable(List<String> titles) {
    rows.add(List.copyOf(titles));
  }

  void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  @Override
  public String toString() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
    List<String> rule = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      rule.add(i == 0 ? "-".repeat(widths[i]) : "-".repeat(widths[i] - 1) + ":");
    }
    lines.add(1, line(rule, widths));
    return String.join("\n", lines) + "\n";
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            i -> {
              String space = " ".repeat(widths[i] - cells.get(i).length());
              return i == 0 ? cells.get(i) + space : space + cells.get(i);
            })
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
