package dev.bowline.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How far a reconstruction is from its target, for one row.
 *
 * @param domain the reconstructions for which the loss is made, unless it gets logits
 * @param extent what its programs run over, unless an argument says something else
 * @param form the loss of {@code y} and {@code t}; its gradient program sets {@code dx} to the
 *     derivative with respect to {@code y}
 * @param fused by the last activation's name, the stable form of both together: of {@code x},
 *     {@code y} and {@code t}, where {@code y} is the activation of {@code x}; its gradient program
 *     sets {@code dx} to the derivative with respect to {@code x}
 */
public record Loss(
    String name,
    List<String> aliases,
    List<ArgumentSpec> arguments,
    String summary,
    Range domain,
    Extent extent,
    Function<Arguments, Form> form,
    Map<String, Function<Arguments, Form>> fused)
    implements Entry {
  static final String AXIS = "axis";

  @Override
  public Family family() {
    return Family.LOSS;
  }

  /** The reconstructions for which the loss is made, with these arguments. */
  public Range domain(Arguments given) {
    return takesLogits(given) ? Range.ANY : domain;
  }

  /** What the programs run over, with these arguments. */
  public Extent extent(Arguments given) {
    boolean ofRows = extent == Extent.BATCH && given.value(AXIS).isPresent();
    return ofRows ? Extent.LAST_AXIS : extent;
  }

  /** Whether the reconstruction is what an activation would make probabilities of. */
  public static boolean takesLogits(Arguments given) {
    return Boolean.TRUE.equals(given.values().get(LossArguments.FROM_LOGITS));
  }

  /** How the values of a batch's rows become one number. */
  public static LossReduction reduction(Arguments given) {
    return LossReduction.of(given.word(LossArguments.REDUCTION));
  }

  /** The form that holds behind an activation, if it has one of its own. */
  public Optional<Form> fusedWith(Activation activation, Arguments given) {
    return takesLogits(given)
        ? Optional.empty()
        : Optional.ofNullable(fused.get(activation.name())).map(f -> f.apply(given));
  }

  /** What the programs of a loss run over at a time. */
  public enum Extent {
    /** The whole row at once: the loss is a mean over its elements. */
    ELEMENTS,
    /**
     * The last axis, whose elements belong together; the row's loss is the mean over the others.
     */
    LAST_AXIS,
    /**
     * All numbers of a batch: its rows have one loss together. The programs' sums are over the rows
     * too, and both programs take the same ones. A row that stands alone is a batch of one.
     */
    BATCH
  }

  /**
   * Two programs over a row.
   *
   * @param value ends with {@link Symbols#LOSS} set
   * @param gradient sets {@link Symbols#DX}; numbers that {@code value} has set are not known to it
   */
  public record Form(RowProgram value, RowProgram gradient) {}
}
