package dev.bowline.report.page;

import dev.bowline.report.chart.LineChart;
import dev.bowline.report.chart.LineChart.Curve;
import dev.bowline.report.markup.Markup;
import dev.bowline.runtime.History;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Loss and metrics over the epochs, a chart for each. */
final class CurvesSection {
  private static final String VALIDATION = "val_";

  private CurvesSection() {}

  static void write(History history, Markup out) {
    Section.open("curves", "Training", "", out);
    if (history.epochs() == 0) {
      out.element("p", "The training ended before its first epoch did.", "class", "about");
    } else {
      legend(history, out);
      out.open("div", "class", "charts");
      history.names().stream()
          .filter(name -> !name.startsWith(VALIDATION))
          .forEach(name -> chart(name, history, out));
      out.close();
    }
    out.close();
  }

  private static void legend(History history, Markup out) {
    out.open("p", "class", "keys");
    Section.key("training", "training rows, while the weights move", out);
    if (history.names().contains(VALIDATION + "loss")) {
      Section.key("validation", "validation rows, after each epoch", out);
    }
    out.close();
  }

  private static void chart(String name, History history, Markup out) {
    List<Curve> curves = new ArrayList<>();
    add(name, "training", history, curves);
    add(VALIDATION + name, "validation", history, curves);
    if (!curves.isEmpty()) {
      Section.figure("", name, out);
      LineChart.draw(name + " over the epochs", curves, out);
      out.close();
    }
  }

  /** A metric may have become infinite where the loss did not. */
  private static void add(String name, String className, History history, List<Curve> curves) {
    if (history.names().contains(name)
        && DoubleStream.of(history.values(name)).allMatch(Double::isFinite)) {
      curves.add(new Curve(name, className, history.values(name)));
    }
  }
}
