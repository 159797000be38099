package dev.bowline.cli.text;

import dev.bowline.model.Dense;
import dev.bowline.model.KernelUse;
import dev.bowline.model.Layer;
import dev.bowline.model.Orientation;
import dev.bowline.runtime.Autoencoder;
import java.util.List;
import java.util.stream.Collectors;

/** Kernels, biases and slopes for people. */
public final class WeightsText {
  private static final String INDENT = "    ";

  private WeightsText() {}

  public static String of(List<Layer> layers, Autoencoder autoencoder) {
    return layers.stream()
        .map(layer -> layer(layer, autoencoder))
        .collect(Collectors.joining("\n"));
  }

  private static String layer(Layer layer, Autoencoder autoencoder) {
    if (layer instanceof Dense dense) {
      return dense(dense, autoencoder);
    }
    float[] alpha = autoencoder.alpha(layer.name());
    return "%s\n  alpha, %d\n%s\n"
        .formatted(layer.name(), alpha.length, ArrayText.vector(alpha, INDENT));
  }

  private static String dense(Dense layer, Autoencoder autoencoder) {
    KernelUse use = layer.kernel();
    String kernel =
        "%s\n  kernel%s, %d x %d\n%s\n"
            .formatted(
                layer.name(),
                tie(layer),
                use.inputs(),
                use.units(),
                ArrayText.matrix(autoencoder.kernel(layer.name()), use.units(), INDENT));
    if (layer.bias().isEmpty()) {
      return kernel;
    }
    float[] bias = autoencoder.bias(layer.name());
    return kernel + "  bias, %d\n%s\n".formatted(bias.length, ArrayText.vector(bias, INDENT));
  }

  private static String tie(Dense layer) {
    if (layer.tiedTo().isEmpty()) {
      return "";
    }
    String owner = layer.kernel().kernel().layer();
    return layer.kernel().orientation() == Orientation.TRANSPOSED
        ? " (tied to " + owner + ", transposed)"
        : " (tied to " + owner + ")";
  }
}
