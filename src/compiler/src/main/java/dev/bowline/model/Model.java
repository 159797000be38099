package dev.bowline.model;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Scaling;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * An autoencoder that has been checked.
 *
 * @param packageName the Java package of its class; empty for the unnamed one
 * @param bottleneck the name of the layer that gives the code
 * @param codeLayers how many layers lead to the code: the bottleneck's, and the activations right
 *     behind it
 */
public record Model(
    Optional<String> doc,
    String packageName,
    String name,
    Shape input,
    Optional<Choice<Scaling>> scaling,
    List<Layer> layers,
    String bottleneck,
    int codeLayers,
    Training training,
    Span span) {
  public Model {
    layers = List.copyOf(layers);
  }

  /** The same, trained otherwise. */
  public Model with(Training other) {
    return new Model(
        doc, packageName, name, input, scaling, layers, bottleneck, codeLayers, other, span);
  }

  /** The fully qualified name of its class. */
  public String className() {
    return packageName.isEmpty() ? name : packageName + "." + name;
  }

  public Shape code() {
    return layers.get(codeLayers - 1).output();
  }

  /** All that is trained, each once, in file order. */
  public List<Parameter> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }
}
