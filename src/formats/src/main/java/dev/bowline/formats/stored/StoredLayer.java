package dev.bowline.formats.stored;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a file holds of one layer.
 *
 * @param alpha the slopes of one that has nothing else
 */
public record StoredLayer(
    String name,
    Optional<StoredKernel> kernel,
    Optional<StoredTensor> bias,
    Optional<StoredTensor> alpha) {
  /** One with a kernel, a bias, or both. */
  public static StoredLayer dense(
      String name, Optional<StoredKernel> kernel, Optional<StoredTensor> bias) {
    return new StoredLayer(name, kernel, bias, Optional.empty());
  }

  /** One with slopes. */
  public static StoredLayer prelu(String name, StoredTensor alpha) {
    return new StoredLayer(name, Optional.empty(), Optional.empty(), Optional.of(alpha));
  }

  /** Such as {@code `hidden` (hidden.kernel [64, 32], hidden.bias [32])}. */
  public String describe() {
    return Stream.of(kernel.map(StoredKernel::tensor), bias, alpha)
        .flatMap(Optional::stream)
        .map(tensor -> tensor.name() + " " + tensor.shapeText())
        .collect(Collectors.joining(", ", "`" + name + "` (", ")"));
  }
}
