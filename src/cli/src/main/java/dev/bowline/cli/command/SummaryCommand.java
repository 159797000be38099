package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.option.FormatOption;
import dev.bowline.cli.option.ModelOptions;
import dev.bowline.cli.option.TextFormat;
import dev.bowline.cli.text.SummaryJson;
import dev.bowline.cli.text.SummaryTable;
import dev.bowline.model.Model;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the layers of a model, their sizes and ties. */
@Command(name = "summary", description = "Show the layers of a model, their sizes and ties.")
public final class SummaryCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ModelOptions model;
  @Mixin private FormatOption format;

  public SummaryCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    List<Model> models = new ModelReader(context).models(model);
    String text =
        format.format() == TextFormat.JSON
            ? SummaryJson.of(models) + "\n"
            : models.stream().map(SummaryTable::of).collect(Collectors.joining("\n"));
    context.console().out().print(text);
    return ExitStatus.DONE;
  }
}
