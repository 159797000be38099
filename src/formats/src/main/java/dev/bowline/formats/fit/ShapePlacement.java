package dev.bowline.formats.fit;

import dev.bowline.formats.stored.StoredLayer;
import dev.bowline.formats.stored.StoredTensor;
import dev.bowline.formats.stored.StoredWeights;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Prelu;
import dev.bowline.runtime.InputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Places layers whose names the model does not know, such as {@code dense_1} or {@code decoder.2}:
 * by their shapes and, where several have the same, by the numbers in their names.
 */
final class ShapePlacement {
  private static final Pattern NUMBER = Pattern.compile("[._]?(\\d{1,18})");

  private final List<Layer> layers;
  private final StoredWeights stored;

  /** The shapes by which a layer is known; -1 for what it does not have. */
  private record Shapes(long inputs, long units, long bias, long alpha) {}

  private static final Shapes NOTHING = new Shapes(-1, -1, -1, -1);

  private ShapePlacement(List<Layer> layers, StoredWeights stored) {
    this.layers = layers;
    this.stored = stored;
  }

  static Map<String, StoredLayer> of(List<Layer> layers, StoredWeights stored)
      throws InputException {
    return new ShapePlacement(layers, stored).places();
  }

  private Map<String, StoredLayer> places() throws InputException {
    // Either every layer has a kernel of its own in the file, or the tied ones have none.
    long kernels = stored.layers().stream().filter(layer -> layer.kernel().isPresent()).count();
    boolean tiedOnesToo = kernels == layers.stream().filter(Dense.class::isInstance).count();
    Map<Shapes, List<Layer>> expected = new LinkedHashMap<>();
    for (Layer layer : layers) {
      Shapes shapes = shapes(layer, tiedOnesToo);
      if (!shapes.equals(NOTHING)) {
        expected.computeIfAbsent(shapes, s -> new ArrayList<>()).add(layer);
      }
    }
    Map<Shapes, List<StoredLayer>> found = new LinkedHashMap<>();
    for (StoredLayer layer : stored.layers()) {
      found.computeIfAbsent(shapes(layer), s -> new ArrayList<>()).add(layer);
    }
    Map<String, StoredLayer> places = new LinkedHashMap<>();
    if (!expected.keySet().equals(found.keySet())) {
      throw noFit(tiedOnesToo);
    }
    for (Map.Entry<Shapes, List<Layer>> group : expected.entrySet()) {
      List<Layer> wanted = group.getValue();
      List<StoredLayer> held = new ArrayList<>(found.get(group.getKey()));
      if (held.size() != wanted.size()) {
        throw noFit(tiedOnesToo);
      }
      sort(held);
      for (int i = 0; i < wanted.size(); i++) {
        places.put(wanted.get(i).name(), held.get(i));
      }
    }
    return places;
  }

  /** By the numbers in their names, which have to be what the names differ in. */
  private void sort(List<StoredLayer> layers) throws InputException {
    long words =
        layers.stream()
            .map(layer -> NUMBER.matcher(layer.name()).replaceAll(""))
            .distinct()
            .count();
    if (words > 1) {
      throw new InputException(
          stored.path(),
          "names that tell layers of the same shape apart, as the model's (%s) or numbers do"
              .formatted(Placement.names(this.layers)),
          Placement.listed(layers.stream().map(StoredLayer::describe).toList()));
    }
    layers.sort(Comparator.comparing(StoredLayer::name, ShapePlacement::compareNumbers));
  }

  /** Number by number; {@code dense} comes before {@code dense_1}. */
  private static int compareNumbers(String a, String b) {
    List<Long> x = numbers(a);
    List<Long> y = numbers(b);
    for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
      int order = x.get(i).compareTo(y.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(x.size(), y.size());
  }

  private static List<Long> numbers(String name) {
    return NUMBER.matcher(name).results().map(match -> Long.valueOf(match.group(1))).toList();
  }

  private Shapes shapes(Layer layer, boolean withKernel) {
    if (layer instanceof Prelu) {
      return new Shapes(-1, -1, -1, sharesSlopes() ? 1 : layer.input().size());
    }
    Dense dense = (Dense) layer;
    boolean kernel = withKernel || dense.tiedTo().isEmpty();
    return new Shapes(
        kernel ? dense.kernel().inputs() : -1,
        kernel ? dense.kernel().units() : -1,
        dense.bias().isPresent() ? dense.kernel().units() : -1,
        -1);
  }

  /** Whether one slope stands for all units of a layer, so that shapes tell nothing of slopes. */
  private boolean sharesSlopes() {
    return stored.layers().stream()
        .flatMap(layer -> layer.alpha().stream())
        .allMatch(StoredTensor::isSingle);
  }

  private static Shapes shapes(StoredLayer layer) {
    return new Shapes(
        layer.kernel().map(kernel -> kernel.inputs()).orElse(-1L),
        layer.kernel().map(kernel -> kernel.units()).orElse(-1L),
        length(layer.bias()),
        length(layer.alpha()));
  }

  private static long length(Optional<StoredTensor> vector) {
    return vector.filter(StoredTensor::isVector).map(v -> v.shape().get(0)).orElse(-1L);
  }

  private InputException noFit(boolean tiedOnesToo) {
    List<String> wanted = new ArrayList<>();
    for (Layer layer : layers) {
      Shapes shapes = shapes(layer, tiedOnesToo);
      String kernel = shapes.inputs < 0 ? "tied" : shapes.inputs + " x " + shapes.units;
      String what =
          shapes.alpha < 0
              ? kernel + (shapes.bias < 0 ? ", no bias" : "")
              : layer.input().size() + " slopes";
      wanted.add("`" + layer.name() + "` (" + what + ")");
    }
    List<String> held = stored.layers().stream().map(StoredLayer::describe).toList();
    return new InputException(
        stored.path(),
        "the layers " + Placement.listed(wanted),
        held.isEmpty() ? "none" : Placement.listed(held));
  }
}
