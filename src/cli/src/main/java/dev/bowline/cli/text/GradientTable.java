package dev.bowline.cli.text;

import dev.bowline.cli.text.Table.Side;
import dev.bowline.memory.GradientReport;

/** How far gradients are from central differences, a tensor a line. */
public final class GradientTable {
  private GradientTable() {}

  public static String of(GradientReport report) {
    Table table = new Table(Side.LEFT, Side.RIGHT);
    table.row("tensor", "worst relative error");
    report.rows().forEach(row -> table.row(row.tensor(), Numbers.roughly(row.worst())));
    return table.text();
  }
}
