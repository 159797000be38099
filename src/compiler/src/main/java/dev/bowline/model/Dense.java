package dev.bowline.model;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Regularizer;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code y = activation(x k + b)}; {@code kernel} names its owner and says in which orientation.
 *
 * @param tiedTo the layer named behind {@code tied_to}, which need not be the owner
 */
public record Dense(
    String name,
    Optional<String> doc,
    KernelUse kernel,
    Optional<String> tiedTo,
    Optional<Parameter> bias,
    Choice<Activation> activation,
    Optional<Choice<Regularizer>> activityRegularizer,
    Span span)
    implements Layer {

  @Override
  public String kind() {
    return "dense";
  }

  @Override
  public Shape input() {
    return Shape.vector(kernel.inputs());
  }

  /** The units, or what the activation makes of them. */
  @Override
  public Shape output() {
    return Shape.vector(
        activation.entry().width(activation.arguments(), kernel.units()).orElseThrow());
  }

  /** The kernel, unless it is tied, then the bias. */
  @Override
  public List<Parameter> parameters() {
    Stream<Parameter> own = tiedTo.isPresent() ? Stream.empty() : Stream.of(kernel.kernel());
    return Stream.concat(own, bias.stream()).toList();
  }

  @Override
  public boolean hasWeights() {
    return true;
  }
}
