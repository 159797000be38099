package dev.bowline.catalog;

import java.util.Map;
import java.util.Optional;

/** Names that people know from elsewhere, for things that are written differently here. */
public final class Elsewhere {
  private static final Map<String, String> LAYERS =
      Map.of(
          "rescaling",
          "write `input(..., scaling = factor(...))`: then the target is scaled as well");

  /** Losses of Keras's whose target is no reconstruction's, and what it is. */
  private static final Map<String, String> LOSSES =
      Map.of(
          "sparse_categorical_crossentropy",
          "the number of a class, where `categorical_crossentropy` takes a share for each",
          "ctc",
          "a sequence of labels, shorter than the output",
          "circle",
          "the number of a class, and it compares the rows of a batch with each other",
          "categorical_generalized_cross_entropy",
          "the number of a class, where `categorical_crossentropy` takes a share for each");

  private Elsewhere() {}

  /** What the target of a loss is that is known, and not for autoencoders. */
  public static Optional<String> otherTarget(Family family, String name) {
    return family == Family.LOSS ? Optional.ofNullable(LOSSES.get(name)) : Optional.empty();
  }

  /** What to write instead, for a name that a family does not have. */
  public static Optional<String> advice(Family family, String name) {
    return family == Family.LAYER ? Optional.ofNullable(LAYERS.get(name)) : Optional.empty();
  }
}
