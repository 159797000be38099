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
import dev.bowline.model.Model;
import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    List<Dense> layers = Part.WHOLE.dense(model);
    for (Dense layer : layers) {
      requireShapes(layer, Optional.ofNullable(places.get(layer.name())), tieFrom);
    }
    Map<String, float[]> found = new HashMap<>();
    Ties ties = new Ties(path, tieFrom);
    for (Dense layer : layers) {
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
      throw missing("kernel", layer);
    }
    Optional<StoredTensor> bias = place.flatMap(StoredLayer::bias);
    if (layer.bias().isPresent() && bias.isEmpty()) {
      throw missing("bias", layer);
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

  private void requireShape(StoredTensor tensor, List<Long> expected, String what)
      throws InputException {
    if (!tensor.shape().equals(expected)) {
      throw new InputException(
          path,
          "`%s` of the shape %s, as %s".formatted(tensor.name(), expected, what),
          "the shape " + tensor.shapeText());
    }
  }

  private InputException missing(String tensor, Dense layer) {
    List<String> held = stored.layers().stream().map(StoredLayer::describe).toList();
    return new InputException(
        path,
        "a " + tensor + " of `" + layer.name() + "`",
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
