package dev.bowline.cli.text;

import dev.bowline.cli.text.Table.Side;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.Stages;
import java.util.List;
import java.util.stream.Collectors;

/** The layers of a model as a table. */
public final class SummaryTable {
  private SummaryTable() {}

  public static String of(Model model) {
    Table table = new Table(Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT);
    table.row("layer", "kind", "output shape", "parameters", "");
    for (Layer layer : model.layers()) {
      table.row(
          layer.name(),
          layer.kind(),
          layer.output().toString(),
          String.valueOf(LayerFacts.parameters(model, layer)),
          LayerFacts.tiedTo(layer).map(owner -> "tied to " + owner).orElse(""));
    }
    return title(model) + table.text() + totals(model) + stages(model);
  }

  private static String title(Model model) {
    return "autoencoder %s: input %s, code %s\n\n"
        .formatted(model.name(), model.input(), model.code());
  }

  /** What is trained before the whole. */
  private static String stages(Model model) {
    List<Model> stages = Stages.of(model);
    return stages.isEmpty()
        ? ""
        : stages.stream().map(Stages::title).collect(Collectors.joining(", ", "pretrain: ", "\n"));
  }

  private static String totals(Model model) {
    long total = LayerFacts.total(model);
    return "\n%d parameters, %d trainable\n".formatted(total, total);
  }
}
