package dev.bowline.report.chart;

import dev.bowline.report.markup.Markup;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Curves over the epochs. */
public final class LineChart {
  /** More points than pixels show nothing more. */
  private static final int MOST_POINTS = 800;

  /** From this ratio on, small numbers would lie on the ground of a linear scale. */
  private static final double WIDE = 20;

  private final List<Curve> curves;
  private final Scale x;
  private final Scale y;

  /**
   * A curve.
   *
   * @param className what the page colours it by
   * @param values one for each epoch, at least one
   */
  public record Curve(String name, String className, double[] values) {
    public Curve {
      values = values.clone();
    }
  }

  private LineChart(List<Curve> curves) {
    this.curves = curves;
    int epochs = curves.get(0).values().length;
    double margin = epochs == 1 ? 0.5 : 0;
    x = new Scale(Scale.Kind.WHOLE, 1 - margin, epochs + margin, Plot.LEFT + 6, Plot.RIGHT - 6);
    y = vertical(curves);
  }

  /** Draws curves of one length, which all have values that are finite. */
  public static void draw(String title, List<Curve> curves, Markup out) {
    new LineChart(curves).draw(title, out);
  }

  private void draw(String title, Markup out) {
    Plot.open("lines", title, out);
    Plot.vertical(y, out);
    Plot.horizontal(x, "epoch", out);
    curves.forEach(curve -> draw(curve, out));
    out.empty("path", "class", "cursor", "d", "M0 0V0");
    out.close();
  }

  private void draw(Curve curve, Markup out) {
    int[] shown = shown(curve.values().length);
    String points =
        IntStream.of(shown)
            .mapToObj(at -> Markup.number(x.at(at + 1)) + "," + height(curve.values()[at]))
            .collect(Collectors.joining(" "));
    out.empty(
        "polyline",
        "class",
        "line " + curve.className(),
        "points",
        points,
        "data-name",
        curve.name(),
        "data-epochs",
        IntStream.of(shown).mapToObj(at -> "" + (at + 1)).collect(Collectors.joining(" ")),
        "data-values",
        IntStream.of(shown)
            .mapToObj(at -> String.format(Locale.ROOT, "%.6g", curve.values()[at]))
            .collect(Collectors.joining(" ")));
    int last = curve.values().length - 1;
    out.empty(
        "circle",
        "class",
        "end " + curve.className(),
        "cx",
        x.at(last + 1),
        "cy",
        y.at(curve.values()[last]),
        "r",
        3.5);
  }

  private String height(double value) {
    return Markup.number(y.at(value));
  }

  private static int[] shown(int count) {
    int points = Math.min(count, MOST_POINTS);
    return IntStream.range(0, points)
        .map(at -> points == 1 ? 0 : (int) Math.round((double) at * (count - 1) / (points - 1)))
        .toArray();
  }

  private static Scale vertical(List<Curve> curves) {
    double least = all(curves).min().orElse(0);
    double most = all(curves).max().orElse(1);
    return least > 0 && most / least > WIDE
        ? Scale.logarithmic(least, most, Plot.BOTTOM, Plot.TOP)
        : Scale.rounded(least, most, Plot.BOTTOM, Plot.TOP);
  }

  private static DoubleStream all(List<Curve> curves) {
    return curves.stream().flatMapToDouble(curve -> DoubleStream.of(curve.values()));
  }
}
