package dev.bowline.check;

import dev.bowline.ast.LayerDecl;
import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Range;
import dev.bowline.model.ActivationLayer;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * The last activation of some layers; behind it may come what changes no value outside training.
 *
 * @param place where it is written
 */
record Ending(Span place, Choice<Activation> activation) {
  /** That of a model or of a part of it, which was written as these declarations. */
  static Optional<Ending> of(List<Layer> layers, List<LayerDecl> written) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      Optional<Choice<Activation>> activation = activation(layer);
      if (activation.isPresent()) {
        return written.stream()
            .filter(decl -> decl.name().text().equals(layer.name()))
            .findFirst()
            .map(decl -> new Ending(place(decl), activation.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Choice<Activation>> activation(Layer layer) {
    if (layer instanceof Dense dense) {
      return Optional.of(dense.activation());
    }
    return layer instanceof ActivationLayer activation
        ? Optional.of(activation.activation())
        : Optional.empty();
  }

  /** Where a layer's activation is written, or the layer's kind where it is not. */
  static Span place(LayerDecl decl) {
    return written(decl, "activation").orElse(decl.kind().span());
  }

  /** Where an argument of a layer is written, if it is named. */
  static Optional<Span> written(LayerDecl decl, String argument) {
    return decl.kind().arguments().stream()
        .filter(a -> a.name().filter(n -> n.text().equals(argument)).isPresent())
        .findFirst()
        .map(found -> found.value().span());
  }

  /** What it may give. */
  Range values() {
    return activation.entry().values(activation.arguments());
  }
}
