package dev.bowline.memory;

import java.util.List;

/** How far generated gradients are from central differences. */
public record GradientReport(List<Row> rows, double tolerance) {
  public GradientReport {
    rows = List.copyOf(rows);
  }

  /** The worst relative error among a tensor's elements. */
  public record Row(String tensor, double worst) {}

  /** Whether every tensor is within the tolerance. */
  public boolean passes() {
    return rows.stream().allMatch(row -> row.worst() <= tolerance);
  }
}
