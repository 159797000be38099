package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.option.ModelOptions;
import dev.bowline.cli.option.SummaryFormat;
import dev.bowline.cli.text.SummaryJson;
import dev.bowline.cli.text.SummaryTable;
import dev.bowline.model.Model;
import dev.bowline.report.diagram.ModelPictures;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the layers of a model, their sizes and ties. */
@Command(name = "summary", description = "Show the layers of a model, their sizes and ties.")
public final class SummaryCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ModelOptions model;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = {
        "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
        "svg and dot are pictures, dot for Graphviz."
      })
  private SummaryFormat format;

  public SummaryCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    List<Model> models = new ModelReader(context).models(model);
    context.console().out().print(text(models));
    return ExitStatus.DONE;
  }

  private String text(List<Model> models) {
    return switch (format) {
      case TEXT -> models.stream().map(SummaryTable::of).collect(Collectors.joining("\n"));
      case JSON -> SummaryJson.of(models) + "\n";
      case SVG -> ModelPictures.svg(models);
      case DOT -> ModelPictures.dot(models);
    };
  }
}
