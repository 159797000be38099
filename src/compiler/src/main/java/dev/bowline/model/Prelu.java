package dev.bowline.model;

import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code y = x} where x is above 0, otherwise {@code alpha x}, with a learned slope for each
 * element of the vector that it gets (K. He et al., 2015).
 *
 * @param alpha the slopes, [units]
 */
public record Prelu(String name, Optional<String> doc, Parameter alpha, Span span)
    implements Layer {

  @Override
  public String kind() {
    return "prelu";
  }

  @Override
  public Shape input() {
    return Shape.vector(alpha.columns());
  }

  @Override
  public Shape output() {
    return input();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(alpha);
  }

  @Override
  public boolean hasWeights() {
    return true;
  }
}
