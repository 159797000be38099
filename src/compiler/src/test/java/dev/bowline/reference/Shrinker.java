package dev.bowline.reference;

import dev.bowline.reference.LayerSketch.DenseSketch;
import dev.bowline.reference.LayerSketch.PlainSketch;
import dev.bowline.reference.ModelSketch.TrainSketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cuts a failing model down while it keeps failing. A cut may give a file that is no valid model:
 * the predicate must be false for those.
 */
final class Shrinker {
  private Shrinker() {}

  /** The smallest model found in so many tries. */
  static ModelSketch shrink(ModelSketch failing, Predicate<ModelSketch> fails, int tries) {
    ModelSketch smallest = failing;
    int left = tries;
    boolean smaller = true;
    while (smaller && left > 0) {
      smaller = false;
      for (ModelSketch cut : cuts(smallest).limit(left).toList()) {
        left--;
        if (fails.test(cut)) {
          smallest = cut;
          smaller = true;
          break;
        }
      }
    }
    return smallest;
  }

  /** Simpler models, the boldest cuts first. */
  private static Stream<ModelSketch> cuts(ModelSketch model) {
    return Stream.of(
            shapeless(model),
            eachLayer(model, Shrinker::dropped),
            widths(model),
            eachLayer(model, Shrinker::simplified),
            settings(model))
        .flatMap(cuts -> cuts)
        .filter(cut -> !cut.equals(model));
  }

  private interface LayerCut {
    Stream<List<LayerSketch>> cuts(List<LayerSketch> layers, int at);
  }

  private static Stream<ModelSketch> eachLayer(ModelSketch model, LayerCut cut) {
    return IntStream.range(0, model.layers().size())
        .boxed()
        .flatMap(at -> cut.cuts(model.layers(), at))
        .map(model::withLayers);
  }

  /** One axis only. */
  private static Stream<ModelSketch> shapeless(ModelSketch model) {
    int size = model.input().stream().reduce(1, Math::multiplyExact);
    List<LayerSketch> kept =
        model.layers().stream()
            .filter(layer -> !(layer instanceof PlainSketch plain && plain.changesShape()))
            .toList();
    return Stream.of(model.withLayers(kept).withInput(List.of(size)));
  }

  /** Without a layer: as it is, or with the layer before it giving what it gave. */
  private static Stream<List<LayerSketch>> dropped(List<LayerSketch> layers, int at) {
    if (layers.size() == 1) {
      return Stream.empty();
    }
    LayerSketch gone = layers.get(at);
    List<LayerSketch> rest = new ArrayList<>(layers);
    rest.remove(at);
    rest.replaceAll(layer -> untiedFrom(layer, gone.name()));
    int before =
        IntStream.range(0, at).filter(l -> rest.get(l) instanceof DenseSketch).max().orElse(-1);
    if (!(gone instanceof DenseSketch dense) || before < 0) {
      return Stream.of(rest);
    }
    List<LayerSketch> bridged = new ArrayList<>(rest);
    bridged.set(before, ((DenseSketch) rest.get(before)).untied().withUnits(dense.units()));
    return Stream.of(rest, bridged);
  }

  private static LayerSketch untiedFrom(LayerSketch layer, String owner) {
    return layer instanceof DenseSketch dense && dense.tiedTo().equals(Optional.of(owner))
        ? dense.untied()
        : layer;
  }

  /** Each size that occurs becomes 1, half of itself, or one less, wherever it occurs. */
  private static Stream<ModelSketch> widths(ModelSketch model) {
    Stream<Integer> units =
        model.layers().stream()
            .filter(DenseSketch.class::isInstance)
            .map(layer -> ((DenseSketch) layer).units());
    return Stream.concat(model.input().stream(), units)
        .distinct()
        .filter(size -> size > 1)
        .flatMap(size -> Stream.of(1, size / 2, size - 1).map(to -> resized(model, size, to)));
  }

  private static ModelSketch resized(ModelSketch model, int from, int to) {
    List<LayerSketch> layers =
        model.layers().stream()
            .map(
                layer ->
                    layer instanceof DenseSketch dense && dense.units() == from
                        ? dense.withUnits(to)
                        : layer)
            .toList();
    List<Integer> input = model.input().stream().map(size -> size == from ? to : size).toList();
    return model.withLayers(layers).withInput(input);
  }

  private static Stream<List<LayerSketch>> simplified(List<LayerSketch> layers, int at) {
    if (!(layers.get(at) instanceof DenseSketch dense)) {
      return Stream.empty();
    }
    return Stream.of(dense.untied(), dense.withoutArguments(), dense.withActivation("linear"))
        .map(
            simpler -> {
              List<LayerSketch> changed = new ArrayList<>(layers);
              changed.set(at, simpler);
              return changed;
            });
  }

  private static Stream<ModelSketch> settings(ModelSketch model) {
    TrainSketch train = model.train();
    return Stream.of(
        model.withoutBottleneck(),
        model.withScaling("none"),
        model.withTrain(train.withLoss("mean_squared_error")),
        model.withTrain(train.withOptimizer("sgd")),
        model.withTrain(train.withoutMetrics()),
        model.withTrain(train.withBatchSize(1)),
        model.withTrain(train.withPretrain("none")),
        model.withRows(1),
        model.withRows(Math.max(1, model.rows() / 2)));
  }
}
