package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.Fault;
import dev.bowline.cli.option.FormatFile;
import dev.bowline.cli.option.ModelOptions;
import dev.bowline.cli.option.WeightsFile;
import dev.bowline.formats.Imports;
import dev.bowline.formats.fit.Fitted;
import dev.bowline.formats.fit.TieConflictException;
import dev.bowline.formats.weights.TieFrom;
import dev.bowline.model.Model;
import dev.bowline.runtime.data.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a weights file of what another tool has written. */
@Command(
    name = "import",
    description = {
      "Read weights of other tools. The ending of the file says the format:",
      ".safetensors, .onnx (a chain of dense layers), .npz (NumPy) or .weights.h5 (Keras 3)."
    })
public final class ImportCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ModelOptions model;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "I",
      converter = FormatFile.class,
      description = "The file to read.")
  private Path from;

  @Option(
      names = "--save",
      required = true,
      paramLabel = "W",
      converter = WeightsFile.class,
      description = "The weights file to write (.safetensors).")
  private Path save;

  @Option(
      names = "--tie-from",
      paramLabel = "END",
      description =
          "encoder, decoder or mean: whose kernel to take where the file has two for a tie, and"
              + " they differ (default: that is an error).")
  private Optional<TieFrom> tieFrom = Optional.empty();

  public ImportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    AtomicFile.require(save);
    Model checked = new ModelReader(context).model(model);
    Fitted fitted = read(checked);
    fitted.notes().forEach(context.console()::warn);
    fitted.weights().save(save);
    context.console().out().println("wrote " + save);
    return ExitStatus.DONE;
  }

  private Fitted read(Model checked) throws IOException {
    try {
      return Imports.read(checked, from, tieFrom);
    } catch (TieConflictException e) {
      Fault clear =
          new Fault(e.getMessage(), "choose with `--tie-from encoder`, `decoder` or `mean`");
      clear.initCause(e);
      throw clear;
    }
  }
}
