package dev.bowline.plan;

import dev.bowline.catalog.RowProgram;
import dev.bowline.catalog.RowProgram.Each;
import dev.bowline.catalog.RowProgram.Let;
import dev.bowline.catalog.RowProgram.Reduce;
import dev.bowline.catalog.RowProgram.Reduction;
import dev.bowline.catalog.Symbols;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shares a loss out among the elements of a row, so that the shares sum to it. A loss {@code a sum
 * over j of f_j}, where the number {@code a} is the same for all elements, gives {@code a f_j} to
 * the j-th. Any other loss is shared out in proportion to {@code |y_j - t_j|}; if all of these are
 * 0, equally.
 */
final class Contributions {
  /** The variable that stands for an element's share. */
  static final String PART = "part";

  private static final String DISTANCE = "distance";

  private Contributions() {}

  /** From the program of a loss, which ends with the loss set. */
  static RowProgram of(RowProgram loss) {
    return ofSum(loss).orElseGet(() -> inProportion(loss));
  }

  private static Optional<RowProgram> ofSum(RowProgram loss) {
    List<RowProgram.Step> steps = loss.steps();
    if (!(steps.get(steps.size() - 1) instanceof Let last) || !last.name().equals(Symbols.LOSS)) {
      return Optional.empty();
    }
    for (int i = 0; i < steps.size() - 1; i++) {
      if (steps.get(i) instanceof Reduce sum && sum.reduction() == Reduction.SUM) {
        Optional<Expr> share = share(last.value(), sum);
        List<RowProgram.Step> others = new ArrayList<>(steps.subList(0, steps.size() - 1));
        others.remove(i);
        boolean alone = others.stream().noneMatch(step -> Programs.mentions(step, sum.name()));
        if (share.isPresent() && alone) {
          others.add(new Each(PART, share.get()));
          return Optional.of(new RowProgram(others));
        }
      }
    }
    return Optional.empty();
  }

  /** A value with the sum's element in place of the sum, if it is proportional to the sum. */
  private static Optional<Expr> share(Expr value, Reduce sum) {
    if (value.equals(Exprs.variable(sum.name()))) {
      return Optional.of(sum.element());
    }
    if (!(value instanceof Expr.Apply apply)) {
      return Optional.empty();
    }
    List<Expr> of = apply.arguments();
    return switch (apply.function()) {
      case NEGATE -> share(of.get(0), sum).map(Exprs::neg);
      case DIVIDE ->
          isFree(of.get(1), sum)
              ? share(of.get(0), sum).map(share -> Exprs.div(share, of.get(1)))
              : Optional.empty();
      case MULTIPLY ->
          isFree(of.get(0), sum)
              ? share(of.get(1), sum).map(share -> Exprs.mul(of.get(0), share))
              : isFree(of.get(1), sum)
                  ? share(of.get(0), sum).map(share -> Exprs.mul(share, of.get(1)))
                  : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isFree(Expr value, Reduce sum) {
    return !Exprs.variables(value).contains(sum.name());
  }

  private static RowProgram inProportion(RowProgram loss) {
    Expr error = Exprs.abs(Exprs.sub(Symbols.Y, Symbols.T));
    Expr distance = Exprs.variable(DISTANCE);
    Expr total = Exprs.variable(Symbols.LOSS);
    List<RowProgram.Step> steps = new ArrayList<>(loss.steps());
    steps.add(new Reduce(DISTANCE, Reduction.SUM, error));
    steps.add(
        new Each(
            PART,
            Exprs.select(
                distance,
                Expr.Relation.GREATER,
                Exprs.ZERO,
                Exprs.div(Exprs.mul(total, error), distance),
                Exprs.div(total, Symbols.SIZE))));
    return new RowProgram(steps);
  }
}
