package dev.bowline.catalog;

import java.util.Map;
import java.util.Optional;

/** Names that people know from elsewhere, for things that are written differently here. */
public final class Elsewhere {
  private static final Map<String, String> LAYERS =
      Map.of(
          "rescaling",
          "write `input(..., scaling = factor(...))`: then the target is scaled as well");

  private Elsewhere() {}

  /** What to write instead, for a name that a family does not have. */
  public static Optional<String> advice(Family family, String name) {
    return family == Family.LAYER ? Optional.ofNullable(LAYERS.get(name)) : Optional.empty();
  }
}
