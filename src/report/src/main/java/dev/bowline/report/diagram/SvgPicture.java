package dev.bowline.report.diagram;

import dev.bowline.report.diagram.Chain.Placed;
import dev.bowline.report.diagram.Diagram.Role;
import dev.bowline.report.diagram.Diagram.Tie;
import dev.bowline.report.markup.Markup;
import java.util.List;

/** A diagram as SVG, with classes that {@link SvgStyle} colours. */
final class SvgPicture {
  /** The colours of arcs, one for each kernel, taken in turn. */
  private static final int COLOURS = 5;

  private final Diagram diagram;
  private final Chain chain;
  private final List<String> kernels;
  private final Markup out;

  SvgPicture(Diagram diagram, Markup out) {
    this.diagram = diagram;
    this.chain = new Chain(diagram);
    this.kernels = diagram.ties().stream().map(Tie::kernel).distinct().toList();
    this.out = out;
  }

  double width() {
    return chain.width();
  }

  double height() {
    return chain.height();
  }

  /** Draws within an svg element, from its upper left corner. */
  void draw() {
    title();
    List<Placed> places = chain.places();
    for (int at = 1; at < places.size(); at++) {
      arrow(places.get(at - 1), places.get(at));
    }
    places.forEach(this::box);
    for (int tie = 0; tie < diagram.ties().size(); tie++) {
      arc(tie);
    }
  }

  private void title() {
    out.element("text", diagram.model().name(), "class", "bl-title", "x", Chain.MARGIN, "y", 36);
    out.element("text", chain.subtitle(), "class", "bl-text", "x", Chain.MARGIN, "y", 58);
  }

  private void arrow(Placed from, Placed to) {
    double top = from.y() + from.height();
    double tip = to.y() - 2;
    double x = chain.center();
    out.empty(
        "path",
        "class",
        "bl-flow",
        "d",
        path("M", x, top, "V", tip) + path("M", x - 4, tip - 6, "L", x, tip, "L", x + 4, tip - 6));
  }

  private void box(Placed place) {
    double left = place.x() + Chain.PADDING;
    double right = place.right() - Chain.PADDING;
    double first = place.y() + 22;
    out.open("g").element("title", place.box().name());
    out.empty(
        "rect",
        "class",
        "bl-box " + className(place.box().role()),
        "x",
        place.x(),
        "y",
        place.y(),
        "width",
        place.width(),
        "height",
        place.height(),
        "rx",
        place.box().role() == Role.INPUT ? 17 : 8);
    out.element("text", chain.name(place.box()), "class", "bl-name", "x", left, "y", first);
    out.element("text", "" + place.box().shape(), "class", "bl-shape", "x", right, "y", first);
    out.element("text", place.box().detail(), "class", "bl-text", "x", left, "y", first + 19);
    out.element("text", Chain.size(place.box()), "class", "bl-size", "x", right, "y", first + 19);
    place.box().tie().ifPresent(tie -> tie(tie, left, first + 38));
    out.close();
  }

  private void tie(Tie tie, double x, double y) {
    out.element("text", "tied to " + tie.text(), "class", "bl-tied " + colour(tie), "x", x, "y", y);
  }

  private void arc(int at) {
    Tie tie = diagram.ties().get(at);
    Placed owner = chain.places().get(tie.owner());
    Placed user = chain.places().get(tie.user());
    double reach = chain.reach(at);
    double tip = user.right() + 2;
    String colour = colour(tie);
    out.open("g").element("title", user.box().name() + " is tied to " + tie.text());
    out.empty(
        "path",
        "class",
        "bl-arc " + colour,
        "d",
        path("M", owner.right(), owner.middle(), "C", reach, owner.middle(), reach, user.middle())
            + path("", tip, user.middle())
            + path("M", tip + 7, user.middle() - 4, "L", tip, user.middle())
            + path("L", tip + 7, user.middle() + 4));
    out.empty(
        "circle", "class", "bl-dot " + colour, "cx", owner.right(), "cy", owner.middle(), "r", 4);
    out.close();
  }

  private String colour(Tie tie) {
    return "bl-kernel" + kernels.indexOf(tie.kernel()) % COLOURS;
  }

  private static String className(Role role) {
    return switch (role) {
      case INPUT -> "bl-input";
      case WEIGHTS -> "bl-weights";
      case PLAIN -> "bl-plain";
      case CODE -> "bl-code";
    };
  }

  /** Path data from letters and numbers. */
  private static String path(Object... parts) {
    StringBuilder path = new StringBuilder();
    for (Object part : parts) {
      path.append(part instanceof Double number ? Markup.number(number) : part).append(' ');
    }
    return path.toString();
  }
}
