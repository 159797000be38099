package dev.bowline.report.chart;

import dev.bowline.report.markup.Markup;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** How numbers are distributed: bars over equal steps or equal factors, as shares of each group. */
public final class HistogramChart {
  private static final int BARS = 36;

  /** How many times larger than the middle one the largest number of a long tail is. */
  private static final double LONG_TAIL = 10;

  private final List<Group> groups;
  private final Scale x;
  private final double[][] shares;
  private final Scale y;

  /**
   * Numbers that are counted together.
   *
   * @param className what the page colours its bars by
   */
  public record Group(String name, String className, double[] values) {
    public Group {
      values = values.clone();
    }
  }

  private HistogramChart(List<Group> groups) {
    this.groups = groups;
    x = horizontal(groups);
    shares = groups.stream().map(this::shares).toArray(double[][]::new);
    double most = Arrays.stream(shares).flatMapToDouble(DoubleStream::of).max().orElse(1);
    y = Scale.rounded(0, most, Plot.BOTTOM, Plot.TOP);
  }

  /** Draws groups of finite numbers, each of at least one. */
  public static void draw(String title, String label, List<Group> groups, Markup out) {
    new HistogramChart(groups).draw(title, label, out);
  }

  private void draw(String title, String label, Markup out) {
    Plot.open("bars", title, out);
    Plot.vertical(y, out);
    for (int group = 0; group < groups.size(); group++) {
      for (int bar = 0; bar < BARS; bar++) {
        if (shares[group][bar] > 0) {
          bar(group, bar, out);
        }
      }
    }
    Plot.horizontal(x, label, out);
    out.close();
  }

  private void bar(int group, int bar, Markup out) {
    double width = (Plot.RIGHT - Plot.LEFT) / BARS;
    double top = y.at(shares[group][bar]);
    out.open(
        "rect",
        "class",
        "bar " + groups.get(group).className(),
        "x",
        Plot.LEFT + width * bar + 0.5,
        "y",
        top,
        "width",
        width - 1,
        "height",
        Plot.BOTTOM - top);
    out.element(
        "title",
        String.format(
            Locale.ROOT, "%s: %.1f%% of the rows", groups.get(group).name(), shares[group][bar]));
    out.close();
  }

  /** Percents. */
  private double[] shares(Group group) {
    double[] counts = new double[BARS];
    for (double value : group.values()) {
      double share = (x.at(value) - Plot.LEFT) / (Plot.RIGHT - Plot.LEFT);
      counts[(int) Math.max(0, Math.min(BARS - 1, share * BARS))]++;
    }
    return DoubleStream.of(counts).map(count -> 100 * count / group.values().length).toArray();
  }

  /** Logarithmic if a few large numbers would push all others into the first bars. */
  private static Scale horizontal(List<Group> groups) {
    double[] sorted = all(groups).sorted().toArray();
    double least = sorted[0];
    double most = sorted[sorted.length - 1];
    return least > 0 && most > LONG_TAIL * sorted[sorted.length / 2]
        ? Scale.logarithmic(least, most, Plot.LEFT, Plot.RIGHT)
        : Scale.rounded(least, most, Plot.LEFT, Plot.RIGHT);
  }

  private static DoubleStream all(List<Group> groups) {
    return groups.stream().flatMapToDouble(group -> DoubleStream.of(group.values()));
  }
}
