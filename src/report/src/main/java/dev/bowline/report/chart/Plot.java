package dev.bowline.report.chart;

import dev.bowline.report.markup.Markup;

/** The frame of a chart: its size, its axes with their ticks, its labels. */
final class Plot {
  static final double WIDTH = 440;
  static final double HEIGHT = 280;
  static final double LEFT = 52;
  static final double RIGHT = 426;
  static final double TOP = 14;
  static final double BOTTOM = 240;

  private Plot() {}

  /** Starts the svg element, and says what it shows. */
  static void open(String className, String title, Markup out) {
    out.open(
        "svg",
        "class",
        "chart " + className,
        "viewBox",
        "0 0 " + Markup.number(WIDTH) + " " + Markup.number(HEIGHT),
        "role",
        "img",
        "aria-label",
        title);
  }

  static void horizontal(Scale scale, String label, Markup out) {
    for (double tick : scale.ticks()) {
      double x = scale.at(tick);
      out.empty("path", "class", "tick", "d", "M" + at(x, BOTTOM) + "v4");
      out.element("text", Scale.text(tick), "class", "x", "x", x, "y", BOTTOM + 17);
    }
    out.empty("path", "class", "axis", "d", "M" + at(LEFT, BOTTOM) + "H" + Markup.number(RIGHT));
    out.element("text", label, "class", "label", "x", (LEFT + RIGHT) / 2, "y", BOTTOM + 35);
  }

  static void vertical(Scale scale, Markup out) {
    for (double tick : scale.ticks()) {
      double y = scale.at(tick);
      out.empty("path", "class", "grid", "d", "M" + at(LEFT, y) + "H" + Markup.number(RIGHT));
      out.element("text", Scale.text(tick), "class", "y", "x", LEFT - 7, "y", y + 4);
    }
  }

  static String at(double x, double y) {
    return Markup.number(x) + " " + Markup.number(y);
  }
}
