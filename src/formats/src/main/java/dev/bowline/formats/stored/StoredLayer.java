package dev.bowline.formats.stored;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a file holds of one layer. */
public record StoredLayer(String name, Optional<StoredKernel> kernel, Optional<StoredTensor> bias) {

  /** Such as {@code `hidden` (hidden.kernel [64, 32], hidden.bias [32])}. */
  public String describe() {
    return Stream.concat(kernel.map(StoredKernel::tensor).stream(), bias.stream())
        .map(tensor -> tensor.name() + " " + tensor.shapeText())
        .collect(Collectors.joining(", ", "`" + name + "` (", ")"));
  }
}
