package dev.bowline.report.chart;

import dev.bowline.report.markup.Markup;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A row and its reconstruction as lines over the features, each feature scaled by itself. */
public final class ProfileChart {
  private final int size;
  private final double[] least;
  private final double[] most;
  private final Scale x;

  private ProfileChart(float[] rows, int size) {
    this.size = size;
    least = new double[size];
    most = new double[size];
    for (int i = 0; i < size; i++) {
      least[i] = rows[i];
      most[i] = rows[i];
    }
    for (int at = 0; at < rows.length; at++) {
      least[at % size] = Math.min(least[at % size], rows[at]);
      most[at % size] = Math.max(most[at % size], rows[at]);
    }
    double margin = size == 1 ? 0.5 : 0;
    x = new Scale(Scale.Kind.WHOLE, 1 - margin, size + margin, Plot.LEFT, Plot.RIGHT);
  }

  /**
   * Draws one row.
   *
   * @param rows what gives each feature its range, [rows][size]
   */
  public static void draw(float[] rows, float[] original, float[] reconstruction, Markup out) {
    ProfileChart chart = new ProfileChart(rows, original.length);
    Plot.open("profile", "a row and its reconstruction", out);
    chart.line("original", original, out);
    chart.line("reconstruction", reconstruction, out);
    Plot.horizontal(chart.x, "feature", out);
    out.close();
  }

  private void line(String className, float[] values, Markup out) {
    String points =
        IntStream.range(0, size)
            .mapToObj(i -> Markup.number(x.at(i + 1)) + "," + Markup.number(height(values[i], i)))
            .collect(Collectors.joining(" "));
    out.empty("polyline", "class", "line " + className, "points", points);
  }

  /** A reconstruction may leave the range, but not the chart. */
  private double height(double value, int feature) {
    double range = most[feature] - least[feature];
    double share = range > 0 ? (value - least[feature]) / range : 0.5;
    double room = 0.08;
    return Plot.BOTTOM
        - (Plot.BOTTOM - Plot.TOP) * Math.max(0, Math.min(1, room + share * (1 - 2 * room)));
  }
}
