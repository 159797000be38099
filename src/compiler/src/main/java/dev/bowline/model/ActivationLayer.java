package dev.bowline.model;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choice;
import dev.bowline.source.Span;
import java.util.Optional;

/** {@code y = activation(x)}. Row-wise ones work along the last axis. */
public record ActivationLayer(
    String name, Optional<String> doc, Choice<Activation> activation, Shape input, Span span)
    implements Layer {

  @Override
  public String kind() {
    return "activation";
  }

  @Override
  public Shape output() {
    return input.withLast(
        activation.entry().width(activation.arguments(), input.last()).orElseThrow());
  }
}
