package dev.bowline.formats.fit;

import dev.bowline.formats.stored.StoredLayer;
import dev.bowline.formats.stored.StoredWeights;
import dev.bowline.formats.weights.Part;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.Prelu;
import dev.bowline.runtime.InputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out which layer of a file is which of the model. */
final class Placement {
  private static final int SHOWN = 8;

  private Placement() {}

  /**
   * What the file holds for each layer of the model, by the layer's name; nothing for a layer that
   * is tied, has no bias, and is not in the file.
   */
  static Map<String, StoredLayer> of(Model model, StoredWeights stored) throws InputException {
    List<Layer> layers = Part.WHOLE.weighted(model);
    if (stored.order() == StoredWeights.Order.CHAIN) {
      return byPosition(layers, stored);
    }
    Set<String> names = layers.stream().map(Layer::name).collect(Collectors.toSet());
    boolean known = stored.layers().stream().anyMatch(layer -> names.contains(layer.name()));
    return known ? byName(layers, stored) : ShapePlacement.of(layers, stored);
  }

  /** The first ones of a list, for messages: files can hold any number. */
  static String listed(List<String> items) {
    String first = items.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return items.size() > SHOWN ? first + " and " + (items.size() - SHOWN) + " more" : first;
  }

  static String names(List<Layer> layers) {
    return listed(layers.stream().map(Layer::name).toList());
  }

  private static String weights(List<Layer> layers) {
    return layers.stream().anyMatch(Prelu.class::isInstance) ? "a kernel or slopes" : "a kernel";
  }

  private static Map<String, StoredLayer> byPosition(List<Layer> layers, StoredWeights stored)
      throws InputException {
    if (stored.layers().size() != layers.size()) {
      throw new InputException(
          stored.path(),
          "%d layers with %s, one behind the other (%s)"
              .formatted(layers.size(), weights(layers), names(layers)),
          String.valueOf(stored.layers().size()));
    }
    Map<String, StoredLayer> places = new LinkedHashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      places.put(layers.get(i).name(), stored.layers().get(i));
    }
    return places;
  }

  private static Map<String, StoredLayer> byName(List<Layer> layers, StoredWeights stored)
      throws InputException {
    Map<String, StoredLayer> places = new LinkedHashMap<>();
    stored.layers().forEach(layer -> places.put(layer.name(), layer));
    List<String> others =
        stored.layers().stream()
            .filter(layer -> layers.stream().noneMatch(known -> known.name().equals(layer.name())))
            .map(StoredLayer::describe)
            .toList();
    if (!others.isEmpty()) {
      throw new InputException(
          stored.path(), "only the layers " + names(layers), "also " + listed(others));
    }
    return places;
  }
}
