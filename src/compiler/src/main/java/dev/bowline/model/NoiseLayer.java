package dev.bowline.model;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Noise;
import dev.bowline.source.Span;
import java.util.Optional;

/** Disturbs each element in training only. */
public record NoiseLayer(
    String name, Optional<String> doc, Choice<Noise> noise, Shape output, Span span)
    implements Layer {

  @Override
  public String kind() {
    return noise.name();
  }

  @Override
  public Shape input() {
    return output;
  }
}
