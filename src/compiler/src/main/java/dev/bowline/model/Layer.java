package dev.bowline.model;

import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;

/** What a layer means: every argument resolved, every shape known. */
public sealed interface Layer permits Dense, ActivationLayer, Prelu, NoiseLayer, Reshape {
  String name();

  /** The layer's kind as the file calls it. */
  String kind();

  /** Its doc comment. */
  Optional<String> doc();

  Shape input();

  Shape output();

  /** What it owns and training changes, in the order of weights files. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** Whether it computes with weights, its own or another layer's. */
  default boolean hasWeights() {
    return false;
  }

  /** Where it was declared. */
  Span span();
}
