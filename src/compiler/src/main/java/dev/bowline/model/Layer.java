package dev.bowline.model;

import dev.bowline.source.Span;
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

  /** Where it was declared. */
  Span span();
}
