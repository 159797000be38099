package dev.bowline.formats.stored;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that a file holds.
 *
 * @param path for messages
 * @param layers those that have tensors
 * @param order what tells which layer is which
 */
public record StoredWeights(
    Path path, List<StoredLayer> layers, Order order, Optional<StoredScaling> scaling) {

  /** What the list of layers can be relied on for. */
  public enum Order {
    /** Nothing: names and shapes have to tell. */
    UNKNOWN,
    /** They stand as they follow each other in the chain, whatever they are called. */
    CHAIN
  }

  public StoredWeights {
    layers = List.copyOf(layers);
  }
}
