package dev.bowline.formats.stored;

import dev.bowline.model.Orientation;
import dev.bowline.runtime.InputException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tensors whose names say what they are: {@code LAYER.kernel} [inputs, units] or, as PyTorch has
 * it, {@code LAYER.weight} [units, inputs]; {@code LAYER.bias} [units]; for slopes {@code
 * LAYER.alpha} or, as PyTorch has it, {@code LAYER.weight} [units]; {@code input.mean} and {@code
 * input.scale}.
 */
public final class NamedTensors {
  private static final Set<String> ROLES = Set.of("kernel", "weight", "bias", "alpha");
  private static final String MEAN = "input.mean";
  private static final String SCALE = "input.scale";

  private final Path path;
  private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();

  private NamedTensors(Path path) {
    this.path = path;
  }

  /**
   * The layers that the tensors make.
   *
   * @throws InputException if one is of none, or there are two for the same
   */
  public static StoredWeights of(Path path, List<StoredTensor> tensors) throws InputException {
    NamedTensors named = new NamedTensors(path);
    for (StoredTensor tensor : tensors) {
      if (named.tensors.put(tensor.name(), tensor) != null) {
        throw new InputException(path, "one tensor `" + tensor.name() + "`", "two");
      }
    }
    return named.weights();
  }

  private StoredWeights weights() throws InputException {
    Optional<StoredScaling> scaling = scaling();
    Set<String> layers = new LinkedHashSet<>();
    for (String name : tensors.keySet()) {
      if (!name.equals(MEAN) && !name.equals(SCALE)) {
        layers.add(layer(name));
      }
    }
    List<StoredLayer> stored = new java.util.ArrayList<>();
    for (String layer : layers) {
      stored.add(new StoredLayer(layer, kernel(layer), tensor(layer + ".bias"), alpha(layer)));
    }
    return new StoredWeights(path, stored, StoredWeights.Order.UNKNOWN, scaling);
  }

  private String layer(String name) throws InputException {
    int dot = name.lastIndexOf('.');
    String role = name.substring(dot + 1);
    if (dot > 0 && ROLES.contains(role)) {
      return name.substring(0, dot);
    }
    throw new InputException(
        path,
        "only tensors named LAYER.kernel, LAYER.weight, LAYER.bias or LAYER.alpha",
        "`" + name + "`");
  }

  /** A weight that is a vector, and stands alone, is one too. */
  private Optional<StoredTensor> alpha(String layer) throws InputException {
    Optional<StoredTensor> alpha = tensor(layer + ".alpha");
    Optional<StoredTensor> weight = tensor(layer + ".weight").filter(StoredTensor::isVector);
    if (alpha.isPresent() && weight.isPresent()) {
      throw both(alpha.get(), weight.get());
    }
    return alpha.or(() -> weight.filter(w -> isSlopes(layer, w)));
  }

  private boolean isSlopes(String layer, StoredTensor weight) {
    boolean alone = tensor(layer + ".kernel").isEmpty() && tensor(layer + ".bias").isEmpty();
    return alone && weight.isVector();
  }

  private InputException both(StoredTensor one, StoredTensor other) {
    return new InputException(
        path, "one of `" + one.name() + "` and `" + other.name() + "`", "both of them");
  }

  private Optional<StoredKernel> kernel(String layer) throws InputException {
    Optional<StoredTensor> kernel = tensor(layer + ".kernel");
    Optional<StoredTensor> weight = tensor(layer + ".weight");
    if (kernel.isPresent() && weight.isPresent()) {
      throw both(kernel.get(), weight.get());
    }
    Optional<StoredTensor> one = kernel.or(() -> weight).filter(k -> !isSlopes(layer, k));
    if (one.isPresent() && !one.get().isMatrix()) {
      throw new InputException(
          path, "`" + one.get().name() + "` to be a matrix", "the shape " + one.get().shapeText());
    }
    Orientation orientation = weight.isPresent() ? Orientation.TRANSPOSED : Orientation.AS_STORED;
    return one.map(tensor -> new StoredKernel(tensor, orientation));
  }

  private Optional<StoredScaling> scaling() throws InputException {
    Optional<StoredTensor> mean = tensor(MEAN);
    Optional<StoredTensor> scale = tensor(SCALE);
    if (mean.isPresent() != scale.isPresent()) {
      throw new InputException(
          path,
          "both `" + MEAN + "` and `" + SCALE + "`, or none of them",
          "only `" + mean.or(() -> scale).get().name() + "`");
    }
    return mean.map(found -> StoredScaling.of(found, scale.get()));
  }

  private Optional<StoredTensor> tensor(String name) {
    return Optional.ofNullable(tensors.get(name));
  }
}
