package dev.bowline.formats.fit;

import dev.bowline.formats.stored.StoredLayer;
import dev.bowline.formats.stored.StoredWeights;
import dev.bowline.model.Dense;
import dev.bowline.runtime.InputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Places layers whose names the model does not know, such as {@code dense_1} or {@code decoder.2}:
 * by their shapes and, where several have the same, by the numbers in their names.
 */
final class ShapePlacement {
  private static final Pattern NUMBER = Pattern.compile("[._]?(\\d{1,18})");

  private final List<Dense> layers;
  private final StoredWeights stored;

  /** The shapes by which a layer is known; -1 where it has no kernel or no bias. */
  private record Shapes(long inputs, long units, long bias) {}

  private ShapePlacement(List<Dense> layers, StoredWeights stored) {
    this.layers = layers;
    this.stored = stored;
  }

  static Map<String, StoredLayer> of(List<Dense> layers, StoredWeights stored)
      throws InputException {
    return new ShapePlacement(layers, stored).places();
  }

  private Map<String, StoredLayer> places() throws InputException {
    // Either every layer has a kernel of its own in the file, or the tied ones have none.
    long kernels = stored.layers().stream().filter(layer -> layer.kernel().isPresent()).count();
    boolean tiedOnesToo = kernels == layers.size();
    Map<Shapes, List<Dense>> expected = new LinkedHashMap<>();
    for (Dense layer : layers) {
      Shapes shapes = shapes(layer, tiedOnesToo);
      if (shapes.inputs >= 0 || shapes.bias >= 0) {
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
    for (Map.Entry<Shapes, List<Dense>> group : expected.entrySet()) {
      List<Dense> wanted = group.getValue();
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
              .formatted(Placement.listed(this.layers.stream().map(Dense::name).toList())),
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

  private static Shapes shapes(Dense layer, boolean withKernel) {
    boolean kernel = withKernel || layer.tiedTo().isEmpty();
    return new Shapes(
        kernel ? layer.kernel().inputs() : -1,
        kernel ? layer.kernel().units() : -1,
        layer.bias().isPresent() ? layer.kernel().units() : -1);
  }

  private static Shapes shapes(StoredLayer layer) {
    return new Shapes(
        layer.kernel().map(kernel -> kernel.inputs()).orElse(-1L),
        layer.kernel().map(kernel -> kernel.units()).orElse(-1L),
        layer.bias().filter(bias -> bias.isVector()).map(bias -> bias.shape().get(0)).orElse(-1L));
  }

  private InputException noFit(boolean tiedOnesToo) {
    List<String> wanted = new ArrayList<>();
    for (Dense layer : layers) {
      Shapes shapes = shapes(layer, tiedOnesToo);
      String kernel =
          shapes.inputs < 0 ? "tied" : layer.kernel().inputs() + " x " + layer.kernel().units();
      wanted.add("`" + layer.name() + "` (" + kernel + (shapes.bias < 0 ? ", no bias)" : ")"));
    }
    List<String> held = stored.layers().stream().map(StoredLayer::describe).toList();
    return new InputException(
        stored.path(),
        "the layers " + Placement.listed(wanted),
        held.isEmpty() ? "none" : Placement.listed(held));
  }
}
