package dev.bowline.catalog;

import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.number;

import dev.bowline.expr.Expr;
import java.util.ArrayList;
import java.util.List;

/** The arguments that losses have in common, and what they do to a target. */
final class LossArguments {
  static final String FROM_LOGITS = "from_logits";
  static final String REDUCTION = "reduction";

  private static final String SMOOTHING = "label_smoothing";

  private static final ArgumentSpec LOGITS =
      ArgumentSpec.flag(
          FROM_LOGITS,
          false,
          "whether the output is a logit: what the activation would make a probability of");

  private static final ArgumentSpec LABELS =
      ArgumentSpec.real(
          SMOOTHING, Range.FRACTION, "0", "how much of each target is spread over all its values");

  static final ArgumentSpec REDUCED =
      ArgumentSpec.of(
          REDUCTION,
          new ArgumentType.Word(LossReduction.words()),
          LossReduction.SUM_OVER_BATCH_SIZE.word(),
          "how the rows' losses become the batch's; mean is another word for sum_over_batch_size");

  private LossArguments() {}

  /** Some arguments of a loss's own, then those of every loss. */
  static List<ArgumentSpec> with(ArgumentSpec... own) {
    List<ArgumentSpec> all = new ArrayList<>(List.of(own));
    all.add(REDUCED);
    return List.copyOf(all);
  }

  /** The same for a cross-entropy. */
  static List<ArgumentSpec> ofCrossentropy(ArgumentSpec... own) {
    List<ArgumentSpec> all = new ArrayList<>(List.of(own));
    all.addAll(List.of(LOGITS, LABELS, Axis.LAST, REDUCED));
    return List.copyOf(all);
  }

  /** Targets of two values, 0 and 1: t (1 - s) + s / 2. */
  static Expr smoothed(Arguments given) {
    double smoothing = given.real(SMOOTHING);
    return smoothing == 0
        ? Symbols.T
        : add(mul(Symbols.T, number(1 - smoothing)), number(smoothing / 2));
  }

  /** Targets that are shares of one: t (1 - s) + s / size. */
  static Expr smoothedOverRow(Arguments given) {
    double smoothing = given.real(SMOOTHING);
    return smoothing == 0
        ? Symbols.T
        : add(mul(Symbols.T, number(1 - smoothing)), div(number(smoothing), Symbols.SIZE));
  }
}
