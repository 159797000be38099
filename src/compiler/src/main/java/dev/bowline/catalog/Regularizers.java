package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.MEAN;
import static dev.bowline.catalog.Symbols.W;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.abs;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.log;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.sign;
import static dev.bowline.expr.Exprs.square;
import static dev.bowline.expr.Exprs.sub;

import dev.bowline.expr.Expr;
import java.util.List;

/** The regularisers, as semantics.md section 4 of the design lists them. */
final class Regularizers {
  /** Keras's backend epsilon. */
  private static final double EPSILON = 1e-7;

  private static final String WEIGHT = "weight";

  private static final String OF_ACTIVITY =
      "; of an activity, the sum over all rows divided by the rows of the batch";

  static final List<Regularizer> ALL =
      List.of(
          penalty("l1", "the sum of l1 |w|" + OF_ACTIVITY, "0.01", "0"),
          penalty("l2", "the sum of l2 w^2" + OF_ACTIVITY, "0", "0.01"),
          penalty("l1_l2", "the sum of l1 |w| + l2 w^2" + OF_ACTIVITY, "0", "0"),
          new AnglePenalty(
              "orthogonal",
              List.of(
                  weight("factor", "0.01"),
                  ArgumentSpec.of(
                      "mode",
                      new ArgumentType.Word(List.of(AnglePenalty.ROWS, "columns")),
                      AnglePenalty.ROWS,
                      "what is compared")),
              "for kernels and activities: factor times the mean over all pairs of rows, or of"
                  + " columns, of |cos|, where cos is that of the angle between the two; of an"
                  + " activity, whose rows are those of the batch, divided by their number"),
          sparsity(),
          new CovariancePenalty(
              "decorrelation",
              List.of(weight(WEIGHT, "0.01")),
              "only for activities: weight times the sum of c_ij^2 over all units i and j that"
                  + " differ; c_ij = mean over the batch of (y_i - mean y_i) (y_j - mean y_j)"),
          new ContractionPenalty(
              "contractive",
              List.of(weight(ContractionPenalty.WEIGHT, "0.01")),
              "only for activities of a layer whose activation treats each unit alone: weight times"
                  + " the mean over the batch of the sum of (dy_j / dx_i)^2 over all units j and"
                  + " inputs i of the layer, which is f'(z_j)^2 times the sum of the squares of"
                  + " column j of its kernel"));

  private Regularizers() {}

  private static Regularizer sparsity() {
    return new MeanPenalty(
        "kl_sparsity",
        List.of(
            ArgumentSpec.real(
                "rho",
                new Range(0, false, 1, false),
                "0.05",
                "what a unit is to give on the average"),
            weight(WEIGHT, "0.01")),
        "only for activities: weight times the sum over the units of rho ln(rho / m) + (1 - rho)"
            + " ln((1 - rho) / (1 - m)); m = mean of y over the batch, between 1e-7 and 1 - 1e-7",
        new Range(EPSILON, true, 1 - EPSILON, true),
        given -> divergence(given.real("rho"), given.real(WEIGHT)),
        given -> divergenceSlope(given.real("rho"), given.real(WEIGHT)));
  }

  private static Expr divergence(double rho, double weight) {
    Expr on = mul(number(rho), sub(number(Math.log(rho)), log(MEAN)));
    Expr off = mul(number(1 - rho), sub(number(Math.log1p(-rho)), log(sub(ONE, MEAN))));
    return mul(number(weight), add(on, off));
  }

  private static Expr divergenceSlope(double rho, double weight) {
    Expr off = div(number(1 - rho), sub(ONE, MEAN));
    return mul(number(weight), sub(off, div(number(rho), MEAN)));
  }

  /** One that takes those of l1 and l2 which its name names. */
  private static Regularizer penalty(String name, String summary, String l1, String l2) {
    List<ArgumentSpec> arguments =
        List.of(weight("l1", l1), weight("l2", l2)).stream()
            .filter(argument -> name.contains(argument.name()))
            .toList();
    return new ElementPenalty(
        name,
        arguments,
        summary,
        given -> sum(given, abs(W), square(W)),
        given -> sum(given, sign(W), mul(number(2), W)));
  }

  static ArgumentSpec weight(String name, String fallback) {
    return ArgumentSpec.real(name, Range.NOT_NEGATIVE, fallback, "its weight");
  }

  private static Expr sum(Arguments given, Expr first, Expr second) {
    Expr ofFirst = times(given.optionalReal("l1").orElse(0.0), first);
    Expr ofSecond = times(given.optionalReal("l2").orElse(0.0), second);
    if (ofSecond.equals(ZERO)) {
      return ofFirst;
    }
    return ofFirst.equals(ZERO) ? ofSecond : add(ofFirst, ofSecond);
  }

  private static Expr times(double weight, Expr value) {
    return weight == 0 ? ZERO : mul(number(weight), value);
  }
}
