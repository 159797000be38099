package dev.bowline.report.diagram;

import dev.bowline.model.Model;
import dev.bowline.report.markup.Markup;
import java.util.List;
import java.util.stream.Collectors;

/** Models as pictures. */
public final class ModelPictures {
  private ModelPictures() {}

  /** One SVG document, with the models below each other. */
  public static String svg(List<Model> models) {
    Markup out = new Markup();
    write(models, out);
    return out.raw("\n").toString();
  }

  /** The same as an element of an HTML page. */
  public static void write(List<Model> models, Markup out) {
    List<SvgPicture> pictures =
        models.stream().map(model -> new SvgPicture(Diagram.of(model), out)).toList();
    double width = pictures.stream().mapToDouble(SvgPicture::width).max().orElse(0);
    double height = pictures.stream().mapToDouble(SvgPicture::height).sum();
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + Markup.number(width) + " " + Markup.number(height),
        "width",
        width,
        "height",
        height,
        "role",
        "img");
    String names = models.stream().map(Model::name).collect(Collectors.joining(", "));
    out.element("title", "The layers of " + names + ", and their ties");
    out.open("style").raw(SvgStyle.CSS).close();
    out.empty("rect", "class", "bl-ground", "width", width, "height", height, "rx", 12);
    double y = 0;
    for (SvgPicture picture : pictures) {
      out.open("g", "transform", "translate(0 " + Markup.number(y) + ")");
      picture.draw();
      out.close();
      y += picture.height();
    }
    out.close();
  }

  /** A digraph of Graphviz for each model. */
  public static String dot(List<Model> models) {
    return models.stream()
        .map(model -> DotText.of(Diagram.of(model)))
        .collect(Collectors.joining("\n"));
  }
}
