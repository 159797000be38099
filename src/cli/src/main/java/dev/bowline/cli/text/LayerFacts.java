package dev.bowline.cli.text;

import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.Parameter;
import java.util.Optional;

/** What a summary says of a layer. */
final class LayerFacts {
  private LayerFacts() {}

  /** The numbers that are trained and belong to the layer: a tied kernel is its owner's. */
  static long parameters(Model model, Layer layer) {
    return model.parameters().stream()
        .filter(parameter -> parameter.layer().equals(layer.name()))
        .mapToLong(Parameter::size)
        .sum();
  }

  static Optional<String> tiedTo(Layer layer) {
    return layer instanceof Dense dense ? dense.tiedTo() : Optional.empty();
  }

  static long total(Model model) {
    return model.parameters().stream().mapToLong(Parameter::size).sum();
  }
}
