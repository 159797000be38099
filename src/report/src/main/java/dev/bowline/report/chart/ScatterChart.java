package dev.bowline.report.chart;

import dev.bowline.report.image.ImageShape;
import dev.bowline.report.markup.Markup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/** Points in the plane, coloured by the rank of a number, and pictures at some of them. */
public final class ScatterChart {
  /** How many colours there are, from the lowest to the highest. */
  public static final int COLOURS = 6;

  /** The longer side of a picture. */
  private static final double PICTURE = 15;

  private final List<Point> points;
  private final String horizontal;
  private final String vertical;
  private final Scale x;
  private final Scale y;

  /**
   * A point.
   *
   * @param value what it is coloured by
   * @param className what else the page draws it by; empty for nothing
   * @param title what is said of it
   */
  public record Point(double x, double y, double value, String className, String title) {}

  /**
   * A chart in the making.
   *
   * @param points at least one, with finite numbers
   * @param horizontal what is shown from left to right
   * @param vertical what is shown from the bottom to the top
   */
  public ScatterChart(List<Point> points, String horizontal, String vertical) {
    this.points = List.copyOf(points);
    this.horizontal = horizontal;
    this.vertical = vertical;
    x = scale(Point::x, Plot.LEFT, Plot.RIGHT);
    y = scale(Point::y, Plot.BOTTOM, Plot.TOP);
  }

  /** Draws all points. */
  public void dots(String title, Markup out) {
    open(title, out);
    double[] sorted = points.stream().mapToDouble(Point::value).sorted().toArray();
    for (Point point : points) {
      int rank = Arrays.binarySearch(sorted, point.value());
      int colour = (int) ((long) COLOURS * rank / sorted.length);
      String className = ("dot rank" + colour + " " + point.className()).strip();
      out.open(
          "circle", "class", className, "cx", x.at(point.x()), "cy", y.at(point.y()), "r", 2.8);
      out.element("title", point.title()).close();
    }
    out.close();
  }

  /**
   * Draws pictures in the place of points, as many as have room.
   *
   * @param addresses the address of a point's picture, by the point's index
   */
  public void pictures(String title, ImageShape shape, IntFunction<String> addresses, Markup out) {
    open(title, out);
    double longer = Math.max(shape.width(), shape.height());
    double width = PICTURE * shape.width() / longer;
    double height = PICTURE * shape.height() / longer;
    for (int at : apart()) {
      Point point = points.get(at);
      out.open(
          "image",
          "class",
          "pixels",
          "href",
          addresses.apply(at),
          "x",
          x.at(point.x()) - width / 2,
          "y",
          y.at(point.y()) - height / 2,
          "width",
          width,
          "height",
          height);
      out.element("title", point.title()).close();
    }
    out.close();
  }

  private void open(String title, Markup out) {
    Plot.open("scatter", title, out);
    Plot.vertical(y, out);
    Plot.horizontal(x, horizontal, out);
    out.element(
        "text",
        vertical,
        "class",
        "label",
        "transform",
        "translate(11 " + Markup.number((Plot.TOP + Plot.BOTTOM) / 2) + ") rotate(-90)");
  }

  /** Points so far from each other that their pictures do not overlap, the first ones first. */
  private List<Integer> apart() {
    List<Integer> chosen = new ArrayList<>();
    for (int at = 0; at < points.size(); at++) {
      int candidate = at;
      if (chosen.stream().noneMatch(other -> overlap(points.get(candidate), points.get(other)))) {
        chosen.add(at);
      }
    }
    return chosen;
  }

  private boolean overlap(Point one, Point other) {
    return Math.abs(x.at(one.x()) - x.at(other.x())) < PICTURE + 1
        && Math.abs(y.at(one.y()) - y.at(other.y())) < PICTURE + 1;
  }

  private Scale scale(ToDoubleFunction<Point> axis, double from, double to) {
    double least = points.stream().mapToDouble(axis).min().orElseThrow();
    double most = points.stream().mapToDouble(axis).max().orElseThrow();
    // Room for pictures at the edge; some for points that are all in one place.
    double margin = most > least ? (most - least) * 0.05 : Math.max(1, Math.abs(most) / 2);
    return new Scale(Scale.Kind.LINEAR, least - margin, most + margin, from, to);
  }
}
