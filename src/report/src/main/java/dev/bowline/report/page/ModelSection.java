package dev.bowline.report.page;

import dev.bowline.catalog.Choice;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.Training;
import dev.bowline.report.TrainingRun;
import dev.bowline.report.diagram.ModelPictures;
import dev.bowline.report.markup.Markup;
import dev.bowline.report.text.Facts;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.Shuffle;
import dev.bowline.runtime.TrainingOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The layers and their ties as a picture and as a table, and the settings. */
final class ModelSection {
  private ModelSection() {}

  static void write(TrainingRun run, Markup out) {
    Section.open("model", "Model", "", out);
    out.open("div", "class", "beside").open("div", "class", "diagram");
    ModelPictures.write(List.of(run.model()), out);
    out.close().open("div");
    layers(run.model(), out);
    settings(run, out);
    out.close().close().close();
  }

  private static void layers(Model model, Markup out) {
    out.open("div", "class", "scroll").open("table", "class", "layers");
    out.open("thead").open("tr");
    List.of("layer", "kind", "shape", "parameters", "tied to")
        .forEach(name -> out.element("th", name));
    out.close().close().open("tbody");
    for (Layer layer : model.layers()) {
      out.open("tr").element("th", layer.name(), "scope", "row");
      out.element("td", Facts.detail(layer));
      out.element("td", layer.output().toString());
      out.element("td", Facts.count(Facts.parameters(model, layer)));
      out.element("td", tiedTo(layer).orElse("")).close();
    }
    out.close().close().close();
  }

  private static Optional<String> tiedTo(Layer layer) {
    return layer instanceof Dense dense ? dense.tiedTo() : Optional.empty();
  }

  private static void settings(TrainingRun run, Markup out) {
    Training training = run.model().training();
    TrainingOptions options = run.options();
    out.open("div", "class", "scroll").open("table", "class", "settings").open("tbody");
    setting("loss", Facts.choice(training.loss()), out);
    setting("optimizer", Facts.choice(training.optimizer()), out);
    if (!training.metrics().isEmpty()) {
      setting("metrics", names(training.metrics()), out);
    }
    setting("batch size", options.batchSize().orElse(training.batchSize()), out);
    setting("epochs", options.epochs().orElse(training.epochs()), out);
    setting("shuffle", shuffling(options, training), out);
    setting("seed", options.seed().orElse(training.seed()), out);
    run.model().scaling().ifPresent(scaling -> setting("scaling", Facts.choice(scaling), out));
    run.consts().forEach((name, value) -> setting("const " + name, value, out));
    setting("data", rows(run), out);
    out.close().close().close();
  }

  private static String shuffling(TrainingOptions options, Training training) {
    String word = options.shuffle().map(Shuffle::toString).orElse(training.shuffle().toString());
    return switch (word) {
      case "true" -> "yes";
      case "false" -> "no";
      default -> "within each batch";
    };
  }

  private static String names(List<? extends Choice<?>> choices) {
    return choices.stream().map(Facts::choice).collect(Collectors.joining(", "));
  }

  private static String rows(TrainingRun run) {
    Dataset data = run.data();
    String rows = run.dataName() + ": ";
    if (data.validation().isPresent()) {
      int validation = data.validation().get().rows();
      return rows + split(data.rows(), validation);
    }
    int training = data.trainingRows(run.model().training().validationSplit());
    return training == data.rows()
        ? rows + Facts.count(data.rows()) + " rows"
        : rows + split(training, data.rows() - training);
  }

  private static String split(int training, int validation) {
    return "%s rows to train on, %s to validate"
        .formatted(Facts.count(training), Facts.count(validation));
  }

  private static void setting(String name, Object value, Markup out) {
    out.open("tr").element("th", name, "scope", "row").element("td", value.toString()).close();
  }
}
