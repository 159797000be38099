package dev.bowline.formats.fit;

import dev.bowline.formats.stored.StoredKernel;
import dev.bowline.formats.stored.StoredLayer;
import dev.bowline.formats.stored.StoredScaling;
import dev.bowline.formats.stored.StoredTensor;
import dev.bowline.formats.stored.StoredWeights;
import dev.bowline.formats.weights.FeatureScaling;
import dev.bowline.formats.weights.Part;
import dev.bowline.formats.weights.TieFrom;
import dev.bowline.formats.weights.Weights;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.Prelu;
import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the weights of a model of what a file holds. */
public final class Fit {
  private final Model model;
  private final StoredWeights stored;
  private final Path path;
  private final List<String> notes = new ArrayList<>();

  private Fit(Model model, StoredWeights stored) {
    this.model = model;
    this.stored = stored;
    this.path = stored.path();
  }

  /**
   * The model's weights.
   *
   * @param tieFrom what to do where kernels differ that the model ties; empty to refuse them
   * @throws TieConflictException if they do, and it is empty
   * @throws InputException if layers, shapes or numbers do not fit
   */
  public static Fitted fit(Model model, StoredWeights stored, Optional<TieFrom> tieFrom)
      throws IOException {
    return new Fit(model, stored).fitted(tieFrom);
  }

  private Fitted fitted(Optional<TieFrom> tieFrom) throws IOException {
    Map<String, StoredLayer> places = Placement.of(model, stored);
    for (Layer layer : Part.WHOLE.weighted(model)) {
      Optional<StoredLayer> place = Optional.ofNullable(places.get(layer.name()));
      if (layer instanceof Prelu prelu) {
        requireSlopes(prelu, place);
      } else {
        requireShapes((Dense) layer, place, tieFrom);
      }
    }
    Map<String, float[]> found = new HashMap<>();
    Ties ties = new Ties(path, tieFrom);
    for (Layer weighted : Part.WHOLE.weighted(model)) {
      if (weighted instanceof Prelu prelu) {
        found.put(prelu.alpha().name(), slopes(prelu, places.get(prelu.name())));
        continue;
      }
      Dense layer = (Dense) weighted;
      StoredLayer place = places.get(layer.name());
      if (place != null && place.kernel().isPresent()) {
        StoredKernel kernel = place.kernel().get();
        ties.add(layer, finite(kernel.tensor(), kernel.read()));
      }
      if (layer.bias().isPresent()) {
        StoredTensor bias = place.bias().orElseThrow();
        found.put(layer.bias().get().name(), finite(bias, bias.numbers().read()));
      }
    }
    found.putAll(ties.resolved());
    notes.addAll(ties.notes());
    Map<String, float[]> values = new LinkedHashMap<>();
    model.parameters().forEach(p -> values.put(p.name(), found.get(p.name())));
    return new Fitted(new Weights(model, values, scaling()), notes);
  }

  /** Before anything large is read. */
  private void requireShapes(Dense layer, Optional<StoredLayer> place, Optional<TieFrom> tieFrom)
      throws InputException {
    Optional<StoredKernel> kernel = place.flatMap(StoredLayer::kernel);
    boolean owner = layer.tiedTo().isEmpty();
    if (kernel.isPresent()) {
      StoredTensor tensor = kernel.get().tensor();
      List<Long> expected = kernel.get().shapeFor(layer.kernel().inputs(), layer.kernel().units());
      requireShape(tensor, expected, "the kernel of `" + layer.name() + "`");
    } else if (owner && !tieFrom.equals(Optional.of(TieFrom.DECODER))) {
      throw missing("a kernel", layer);
    }
    Optional<StoredTensor> alpha = place.flatMap(StoredLayer::alpha);
    if (alpha.isPresent()) {
      throw new InputException(
          path,
          "no slopes for `" + layer.name() + "`, a `dense` layer",
          "`" + alpha.get().name() + "`");
    }
    Optional<StoredTensor> bias = place.flatMap(StoredLayer::bias);
    if (layer.bias().isPresent() && bias.isEmpty()) {
      throw missing("a bias", layer);
    }
    if (layer.bias().isEmpty() && bias.isPresent()) {
      throw new InputException(
          path,
          "no bias for `" + layer.name() + "`, as it has `use_bias = false`",
          "`" + bias.get().name() + "`");
    }
    if (bias.isPresent()) {
      List<Long> expected = List.of((long) layer.kernel().units());
      requireShape(bias.get(), expected, "the bias of `" + layer.name() + "`");
    }
  }

  private void requireSlopes(Prelu layer, Optional<StoredLayer> place) throws InputException {
    Optional<StoredTensor> alpha = place.flatMap(StoredLayer::alpha);
    if (alpha.isEmpty()) {
      throw missing("the slopes", layer);
    }
    if (place.get().kernel().isPresent() || place.get().bias().isPresent()) {
      throw new InputException(
          path,
          "nothing but slopes for `" + layer.name() + "`, a `prelu` layer",
          place.get().describe());
    }
    if (!alpha.get().isSingle()) {
      List<Long> expected = List.of((long) layer.alpha().columns());
      requireShape(alpha.get(), expected, "the slopes of `" + layer.name() + "`");
    }
  }

  /** One slope may stand for all. */
  private float[] slopes(Prelu layer, StoredLayer place) throws IOException {
    StoredTensor alpha = place.alpha().orElseThrow();
    float[] numbers = finite(alpha, alpha.numbers().read());
    int units = layer.alpha().columns();
    if (numbers.length == units) {
      return numbers;
    }
    notes.add(
        "`%s` is one slope: each of the %d units of `%s` gets it"
            .formatted(alpha.name(), units, layer.name()));
    float[] all = new float[units];
    Arrays.fill(all, numbers[0]);
    return all;
  }

  private void requireShape(StoredTensor tensor, List<Long> expected, String what)
      throws InputException {
    if (!tensor.shape().equals(expected)) {
      throw new InputException(
          path,
          "`%s` of the shape %s, as %s".formatted(tensor.name(), expected, what),
          "the shape " + tensor.shapeText());
    }
  }

  private InputException missing(String tensor, Layer layer) {
    List<String> held = stored.layers().stream().map(StoredLayer::describe).toList();
    return new InputException(
        path,
        tensor + " of `" + layer.name() + "`",
        held.isEmpty() ? "no layers" : "only " + Placement.listed(held));
  }

  private Optional<FeatureScaling> scaling() throws IOException {
    if (stored.scaling().isEmpty()) {
      if (model.scaling().isPresent()) {
        notes.add(path + " holds no scaling: the model's is as unfitted as before");
      }
      return Optional.empty();
    }
    StoredScaling scaling = stored.scaling().get();
    if (model.scaling().isEmpty()) {
      throw new InputException(
          path,
          "no scaling, as model `" + model.name() + "` has none",
          "`" + scaling.mean().name() + "` and `" + scaling.scale().name() + "`");
    }
    List<Long> features = List.of((long) model.input().size());
    requireShape(scaling.mean(), features, "the means of the input");
    requireShape(scaling.scale(), features, "the scales of the input");
    FeatureScaling read = scaling.reading().read();
    finite(scaling.mean(), read.mean());
    finite(scaling.scale(), read.scale());
    for (float scale : read.scale()) {
      if (scale == 0) {
        throw new InputException(path, "`" + scaling.scale().name() + "` without zeros", "one");
      }
    }
    return Optional.of(read);
  }

  private float[] finite(StoredTensor tensor, float[] values) throws InputException {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new InputException(
            path,
            "finite float32 numbers in `" + tensor.name() + "`",
            values[i] + " at index " + i);
      }
    }
    return values;
  }
}
