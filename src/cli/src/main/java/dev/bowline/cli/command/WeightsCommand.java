package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.Fault;
import dev.bowline.cli.option.ModelOptions;
import dev.bowline.cli.option.OutOption;
import dev.bowline.cli.option.WeightsOption;
import dev.bowline.cli.text.WeightsText;
import dev.bowline.diagnostic.Suggest;
import dev.bowline.memory.CompiledModel;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.data.Samples;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows kernels, biases and slopes as each layer uses them. */
@Command(
    name = "weights",
    description = {
      "Show the kernels, biases and slopes as each layer uses them.",
      "With --out, write the kernel of one --layer, [inputs, units], or its slopes, [1, units]."
    })
public final class WeightsCommand implements Callable<Integer> {
  private final Context context;

  @Spec private CommandSpec command;
  @Mixin private ModelOptions model;
  @Mixin private WeightsOption weights;

  @Option(names = "--layer", paramLabel = "NAME", description = "Only this layer.")
  private Optional<String> layer = Optional.empty();

  @Mixin private OutOption out;

  public WeightsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    if (out.file().isPresent() && layer.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "`--out` writes the weights of one layer: name it with `--layer`");
    }
    out.requirePlace();
    CompiledModel compiled = new ModelReader(context).compiled(model);
    List<Layer> layers = layers(compiled.model());
    Autoencoder autoencoder = StoredWeights.load(weights.file(), compiled, context);
    if (out.file().isPresent()) {
      out.write(written(layers.get(0), autoencoder), context.console());
    } else {
      context.console().out().print(WeightsText.of(layers, autoencoder));
    }
    return ExitStatus.DONE;
  }

  private static Samples written(Layer layer, Autoencoder autoencoder) {
    if (layer instanceof Dense dense) {
      int[] units = {dense.kernel().units()};
      return new Samples(autoencoder.kernel(dense.name()), dense.kernel().inputs(), units);
    }
    float[] alpha = autoencoder.alpha(layer.name());
    return new Samples(alpha, 1, new int[] {alpha.length});
  }

  private List<Layer> layers(Model model) {
    return layer
        .map(name -> List.of(weighted(model, name)))
        .orElseGet(() -> model.layers().stream().filter(Layer::hasWeights).toList());
  }

  private static Layer weighted(Model model, String name) {
    Layer found =
        model.layers().stream()
            .filter(layer -> layer.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(model, name));
    if (found.hasWeights()) {
      return found;
    }
    throw new Fault(
        "layer `" + name + "` has no weights: it is of the kind `" + found.kind() + "`");
  }

  private static Fault unknown(Model model, String name) {
    List<String> names = model.layers().stream().map(Layer::name).toList();
    return new Fault(
        "model `" + model.name() + "` has no layer `" + name + "`",
        Suggest.help(name, names.stream()).orElse("its layers are " + String.join(", ", names)));
  }
}
