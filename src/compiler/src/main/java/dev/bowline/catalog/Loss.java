package dev.bowline.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How far a reconstruction is from its target, for one row.
 *
 * @param form the loss of {@code y} and {@code t}; its gradient program sets {@code dx} to the
 *     derivative with respect to {@code y}
 * @param fused by the last activation's name, the stable form of both together: of {@code x},
 *     {@code y} and {@code t}, where {@code y} is the activation of {@code x}; its gradient program
 *     sets {@code dx} to the derivative with respect to {@code x}
 * @param domain the reconstructions for which the loss is made
 */
public record Loss(
    String name,
    List<String> aliases,
    List<ArgumentSpec> arguments,
    String summary,
    Range domain,
    Function<Arguments, Form> form,
    Map<String, Function<Arguments, Form>> fused)
    implements Entry {

  @Override
  public Family family() {
    return Family.LOSS;
  }

  /** The form that holds behind an activation, if it has one of its own. */
  public Optional<Form> fusedWith(Activation activation, Arguments given) {
    return Optional.ofNullable(fused.get(activation.name())).map(f -> f.apply(given));
  }

  /**
   * Two programs over a row.
   *
   * @param value ends with {@link Symbols#LOSS} set
   * @param gradient sets {@link Symbols#DX}; numbers that {@code value} has set are not known to it
   */
  public record Form(RowProgram value, RowProgram gradient) {}
}
