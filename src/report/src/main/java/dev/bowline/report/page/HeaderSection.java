package dev.bowline.report.page;

import dev.bowline.model.Dense;
import dev.bowline.model.Model;
import dev.bowline.report.TrainingRun;
import dev.bowline.report.markup.Markup;
import dev.bowline.report.text.Facts;
import dev.bowline.runtime.History;

/** What the page is about, and the few numbers that matter most. */
final class HeaderSection {
  private HeaderSection() {}

  static void write(TrainingRun run, Markup out) {
    Model model = run.model();
    out.open("header").element("p", "Bowline training report", "class", "kicker");
    out.element("h1", model.name());
    model.doc().ifPresent(doc -> out.element("p", doc, "class", "lead"));
    out.open("dl", "class", "facts");
    fact("input and code", model.input() + " \u2192 " + model.code(), smaller(model), out);
    fact("trained numbers", Facts.count(Facts.parameters(model)), untied(model), out);
    History history = run.history();
    int asked = run.options().epochs().orElse(model.training().epochs());
    fact("epochs", Facts.count(history.epochs()), "of " + Facts.count(asked), out);
    if (history.epochs() > 0) {
      reached("loss", history, out);
      reached("val_loss", history, out);
    }
    fact("time", Numbers.time(run.time()), "", out);
    out.close().close();
  }

  private static void reached(String name, History history, Markup out) {
    if (history.names().contains(name)) {
      double[] values = history.values(name);
      fact(name, Numbers.of(values[values.length - 1]), "first " + Numbers.of(values[0]), out);
    }
  }

  private static void fact(String name, String value, String remark, Markup out) {
    out.open("div").element("dt", name).element("dd", value);
    out.element("dd", remark, "class", "remark").close();
  }

  private static String smaller(Model model) {
    double ratio = (double) model.input().size() / model.code().size();
    return ratio > 1 ? Markup.number(ratio) + " times smaller" : "not smaller";
  }

  /** How many there would be if each tied layer had a kernel of its own. */
  private static String untied(Model model) {
    long saved =
        model.layers().stream()
            .filter(layer -> layer instanceof Dense dense && dense.tiedTo().isPresent())
            .mapToLong(layer -> ((Dense) layer).kernel().kernel().size())
            .sum();
    return saved == 0
        ? "nothing is tied"
        : Facts.count(Facts.parameters(model) + saved) + " without ties";
  }
}
