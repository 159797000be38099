package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.option.FormatFile;
import dev.bowline.cli.option.ModelOptions;
import dev.bowline.cli.option.WeightsOption;
import dev.bowline.formats.Exports;
import dev.bowline.formats.WeightFormat;
import dev.bowline.formats.weights.Layout;
import dev.bowline.formats.weights.Part;
import dev.bowline.formats.weights.Weights;
import dev.bowline.model.Model;
import dev.bowline.runtime.data.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes weights, or a whole model, for other tools. */
@Command(
    name = "export",
    description = {
      "Write weights for other tools. The ending of the file says the format:",
      ".safetensors, .onnx (a graph from x to y), .npz (NumPy) or .weights.h5 (Keras 3)."
    })
public final class ExportCommand implements Callable<Integer> {
  private final Context context;

  @Spec private CommandSpec command;
  @Mixin private ModelOptions model;
  @Mixin private WeightsOption weights;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "O",
      converter = FormatFile.class,
      description = "The file to write.")
  private Path out;

  @Option(
      names = "--part",
      paramLabel = "PART",
      description = "whole, encoder or decoder (default: whole).")
  private Part part = Part.WHOLE;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      description =
          "pytorch: in a .safetensors file, LAYER.weight [units, inputs] for each layer, as"
              + " nn.Linear takes it (default: bowline).")
  private Optional<Layout> layout = Optional.empty();

  public ExportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    boolean safetensors = WeightFormat.of(out).equals(Optional.of(WeightFormat.SAFETENSORS));
    if (layout.isPresent() && !safetensors) {
      throw new ParameterException(
          command.commandLine(),
          "`--layout` is for .safetensors: `" + out + "` has one layout only");
    }
    AtomicFile.require(out);
    Model checked = new ModelReader(context).model(model);
    Weights read = Weights.read(checked, weights.file());
    StoredWeights.tellIfForeign(weights.file(), checked, context);
    try {
      Exports.write(out, read, part, layout.orElse(Layout.BOWLINE));
    } catch (IllegalStateException e) {
      throw Unfitted.explain(e, checked, weights.file());
    }
    context.console().out().println("wrote " + out);
    return ExitStatus.DONE;
  }
}
