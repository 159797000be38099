package dev.bowline.report.diagram;

import dev.bowline.report.diagram.Diagram.Box;
import dev.bowline.report.diagram.Diagram.Role;
import dev.bowline.report.diagram.Diagram.Tie;
import dev.bowline.report.text.Facts;
import java.util.ArrayList;
import java.util.List;

/** Where the parts of a diagram are drawn, in pixels: boxes below each other, the arcs beside. */
final class Chain {
  static final double MARGIN = 20;
  static final double TITLE = 58;
  static final double GAP = 26;
  static final double PADDING = 14;

  /** The advance of a character: of the names' fixed font exactly, of the other's at most. */
  private static final double NAME_ADVANCE = 8.1;

  private static final double TEXT_ADVANCE = 6.7;
  private static final double TITLE_ADVANCE = 11;

  private static final double NARROWEST = 220;
  private static final double WIDEST = 440;

  /** How much wider the largest layer is drawn than the smallest. */
  private static final double SWELL = 120;

  private static final double FIRST_LANE = 34;
  private static final double LANE = 26;

  private final Diagram diagram;
  private final double textWidth;
  private final double widest;
  private final double titleWidth;
  private final List<Placed> places = new ArrayList<>();
  private final List<Integer> lanes;

  /** A box and its place: {@code x} is its left side. */
  record Placed(Box box, double x, double y, double width, double height) {
    double right() {
      return x + width;
    }

    double middle() {
      return y + height / 2;
    }
  }

  Chain(Diagram diagram) {
    this.diagram = diagram;
    textWidth =
        diagram.boxes().stream().mapToDouble(Chain::textWidth).max().orElse(0) + 2 * PADDING;
    titleWidth =
        Math.max(
            TITLE_ADVANCE * diagram.model().name().length(),
            TEXT_ADVANCE * subtitle().length() + 10);
    double narrow = Math.max(NARROWEST, Math.min(WIDEST, textWidth));
    widest = narrow + SWELL;
    lanes = Lanes.of(diagram.ties());
    place(narrow);
  }

  List<Placed> places() {
    return places;
  }

  double width() {
    int deepest = lanes.stream().mapToInt(lane -> lane + 1).max().orElse(0);
    double arcs = deepest == 0 ? 0 : FIRST_LANE + LANE * (deepest - 1);
    return 2 * MARGIN + Math.max(widest + arcs, Math.min(titleWidth, WIDEST + SWELL));
  }

  double height() {
    Placed last = places.get(places.size() - 1);
    return last.y() + last.height() + MARGIN;
  }

  double center() {
    return MARGIN + widest / 2;
  }

  /** How far to the right an arc's curve is pulled. */
  double reach(int tie) {
    // A cubic curve goes three quarters of the way to its two control points.
    return MARGIN + widest + (FIRST_LANE + LANE * lanes.get(tie)) * 4 / 3 - 12;
  }

  String subtitle() {
    return "input %s, code %s, %s"
        .formatted(
            diagram.model().input(),
            diagram.model().code(),
            Facts.parameters(Facts.parameters(diagram.model())));
  }

  /** As much of a name as fits into a box beside its shape. */
  String name(Box box) {
    double room = WIDEST - 2 * PADDING - 16 - NAME_ADVANCE * box.shape().toString().length();
    int most = (int) (room / NAME_ADVANCE);
    return box.name().length() <= most ? box.name() : box.name().substring(0, most - 1) + "\u2026";
  }

  /** What belongs to a layer alone. */
  static String size(Box box) {
    return box.role() == Role.INPUT || box.parameters() == 0
        ? ""
        : Facts.parameters(box.parameters());
  }

  private void place(double narrow) {
    double smallest = diagram.boxes().stream().mapToDouble(Chain::log).min().orElse(0);
    double largest = diagram.boxes().stream().mapToDouble(Chain::log).max().orElse(0);
    double y = TITLE + MARGIN;
    for (Box box : diagram.boxes()) {
      double share = largest > smallest ? (log(box) - smallest) / (largest - smallest) : 0;
      double width = narrow + SWELL * share;
      double height = height(box);
      places.add(new Placed(box, center() - width / 2, y, width, height));
      y += height + GAP;
    }
  }

  private static double height(Box box) {
    if (box.role() == Role.INPUT && box.detail().isEmpty()) {
      return 34;
    }
    return box.tie().isPresent() ? 70 : 52;
  }

  private static double log(Box box) {
    return Math.log(box.shape().size());
  }

  private static double textWidth(Box box) {
    double first = NAME_ADVANCE * (box.name().length() + box.shape().toString().length() + 2);
    double second = TEXT_ADVANCE * (box.detail().length() + size(box).length() + 2);
    double third = TEXT_ADVANCE * box.tie().map(Tie::text).orElse("").length() + 40;
    return Math.max(first, Math.max(second, third));
  }
}
