package dev.bowline.cli.command;

import dev.bowline.CompileResult;
import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.option.FormatOption;
import dev.bowline.cli.option.ModelFilesOptions;
import dev.bowline.cli.option.TextFormat;
import dev.bowline.cli.text.DiagnosticText;
import dev.bowline.cli.text.DiagnosticsJson;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Finds the faults of model files. */
@Command(name = "check", description = "Find the faults of model files.")
public final class CheckCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ModelFilesOptions models;
  @Mixin private FormatOption format;

  public CheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    CompileResult result = new ModelReader(context).check(models.files(), models.consts());
    if (format.format() == TextFormat.JSON) {
      context.console().out().println(DiagnosticsJson.of(result.diagnostics()));
    } else {
      DiagnosticText.print(result.diagnostics(), context.console());
    }
    return result.hasErrors() ? ExitStatus.INPUT : ExitStatus.DONE;
  }
}
