package dev.bowline.catalog;

import static dev.bowline.catalog.Losses.EPSILON;
import static dev.bowline.catalog.Symbols.DX;
import static dev.bowline.catalog.Symbols.T;
import static dev.bowline.catalog.Symbols.X;
import static dev.bowline.catalog.Symbols.Y;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.exp;
import static dev.bowline.expr.Exprs.log;
import static dev.bowline.expr.Exprs.max;
import static dev.bowline.expr.Exprs.min;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.neg;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.select;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.variable;

import dev.bowline.catalog.Loss.Extent;
import dev.bowline.catalog.Loss.Form;
import dev.bowline.catalog.RowProgram.Each;
import dev.bowline.catalog.RowProgram.Let;
import dev.bowline.catalog.RowProgram.Reduce;
import dev.bowline.catalog.RowProgram.Reduction;
import dev.bowline.catalog.RowProgram.Step;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Losses of a last axis whose elements are the probabilities of one choice. */
final class CategoricalCrossentropies {
  private static final Expr TOP = sub(ONE, EPSILON);

  /** Their sum; 1 for a row of zeros, which then counts as clipped. */
  private static final Expr WHOLE = variable("whole");

  private static final Expr SHARE = div(Y, WHOLE);
  private static final Expr HIGHEST = variable("highest");

  /** The logarithm of the sum of the logits' exponentials. */
  private static final Expr REST = variable("rest");

  private static final String AS_SHARES =
      ", where p_j = y_j / (sum over k of y_k), clipped to [1e-7, 1 - 1e-7]; behind a softmax from"
          + " its argument, unclipped. With label smoothing s, t_j stands for t_j (1 - s) + s /"
          + " size";

  static final List<Loss> ALL =
      List.of(
          new Loss(
              "categorical_crossentropy",
              List.of(),
              LossArguments.ofCrossentropy(),
              "the sum over j of -t_j ln p_j" + AS_SHARES,
              Activations.UNIT,
              Extent.LAST_AXIS,
              a ->
                  Loss.takesLogits(a)
                      ? entropyOfLogits(Y, exp(sub(Y, REST)), a)
                      : entropyOfShares(a),
              Map.of("softmax", a -> entropyOfLogits(X, Y, a))),
          new Loss(
              "categorical_focal_crossentropy",
              List.of(),
              LossArguments.ofCrossentropy(
                  ArgumentSpec.real(
                      "alpha", Range.NOT_NEGATIVE, "0.25", "the weight of all values"),
                  ArgumentSpec.real(
                      "gamma",
                      Range.NOT_NEGATIVE,
                      "2",
                      "how little counts what is nearly right already")),
              "the sum over j of -alpha (1 - p_j)^gamma t_j ln p_j" + AS_SHARES,
              Activations.UNIT,
              Extent.LAST_AXIS,
              a -> Loss.takesLogits(a) ? focalOfLogits(Y, exp(sub(Y, REST)), a) : focalOfShares(a),
              Map.of("softmax", a -> focalOfLogits(X, Y, a))),
          new Loss(
              "kl_divergence",
              List.of(),
              LossArguments.with(),
              "the sum over j of t_j ln(t_j / y_j), both clipped to [1e-7, 1]",
              Activations.UNIT,
              Extent.LAST_AXIS,
              a -> divergence(),
              Map.of()));

  private CategoricalCrossentropies() {}

  private static RowProgram program(List<Step> first, Step... then) {
    List<Step> steps = new ArrayList<>(first);
    steps.addAll(List.of(then));
    return new RowProgram(steps);
  }

  private static List<Step> shares() {
    Expr total = variable("total");
    return List.of(
        new Reduce("total", Reduction.SUM, Y),
        new Let("whole", select(total, Relation.EQUAL, ZERO, ONE, total)));
  }

  private static List<Step> logits(Expr z) {
    return List.of(
        new Reduce("highest", Reduction.MAX, z),
        new Reduce("total", Reduction.SUM, exp(sub(z, HIGHEST))),
        new Let("rest", add(HIGHEST, log(variable("total")))));
  }

  private static Expr whereUnclipped(Expr value) {
    Expr below = select(SHARE, Relation.AT_MOST, TOP, value, ZERO);
    return select(SHARE, Relation.AT_LEAST, EPSILON, below, ZERO);
  }

  /** With g_j = -t_j / p_j where p_j is not clipped: dy_k = (g_k - sum of g_j p_j) / sum of y. */
  private static Form entropyOfShares(Arguments given) {
    Expr t = LossArguments.smoothedOverRow(given);
    return new Form(
        program(
            shares(),
            new Reduce("entropy", Reduction.SUM, mul(t, log(min(max(SHARE, EPSILON), TOP)))),
            new Let(Symbols.LOSS, neg(variable("entropy")))),
        program(
            shares(),
            new Reduce("unclipped", Reduction.SUM, whereUnclipped(t)),
            new Each(DX, div(sub(variable("unclipped"), whereUnclipped(div(t, SHARE))), WHOLE))));
  }

  /** The sum of t_j (ln(sum of e^z) - z_j); its derivative is p_k (sum of t) - t_k. */
  private static Form entropyOfLogits(Expr z, Expr p, Arguments given) {
    Expr t = LossArguments.smoothedOverRow(given);
    List<Step> before = z.equals(X) ? List.of() : logits(z);
    return new Form(
        program(
            logits(z),
            new Reduce("entropy", Reduction.SUM, mul(t, sub(REST, z))),
            new Let(Symbols.LOSS, variable("entropy"))),
        program(
            before,
            new Reduce("mass", Reduction.SUM, t),
            new Each(DX, sub(mul(p, variable("mass")), t))));
  }

  /** -alpha t (1 - p)^gamma ln p. */
  private static Expr focal(Expr t, Expr p, Expr logarithm, Arguments given) {
    Expr factor = Formulas.power(sub(ONE, p), given.real("gamma"));
    return mul(mul(mul(number(-given.real("alpha")), t), factor), logarithm);
  }

  /** p times its derivative with respect to p. */
  private static Expr slope(Expr t, Expr p, Expr logarithm, Arguments given) {
    double gamma = given.real("gamma");
    Expr wrong = sub(ONE, p);
    Expr sum = Formulas.power(wrong, gamma);
    if (gamma > 0) {
      sum = sub(sum, mul(mul(Formulas.slopeOfPower(wrong, gamma), p), logarithm));
    }
    return mul(mul(number(-given.real("alpha")), t), sum);
  }

  private static Form focalOfShares(Arguments given) {
    Expr t = LossArguments.smoothedOverRow(given);
    Expr p = min(max(SHARE, EPSILON), TOP);
    Expr slope = whereUnclipped(slope(t, SHARE, log(p), given));
    return new Form(
        program(
            shares(),
            new Reduce("entropy", Reduction.SUM, focal(t, p, log(p), given)),
            new Let(Symbols.LOSS, variable("entropy"))),
        program(
            shares(),
            new Reduce("slopes", Reduction.SUM, slope),
            new Each(
                DX,
                div(
                    sub(
                        whereUnclipped(div(slope(t, SHARE, log(p), given), SHARE)),
                        variable("slopes")),
                    WHOLE))));
  }

  /** With h_j = p_j f'(p_j): dz_k = h_k - p_k (sum of h). */
  private static Form focalOfLogits(Expr z, Expr p, Arguments given) {
    Expr t = LossArguments.smoothedOverRow(given);
    Expr logarithm = sub(z, REST);
    Expr slope = slope(t, p, logarithm, given);
    return new Form(
        program(
            logits(z),
            new Reduce("entropy", Reduction.SUM, focal(t, p, logarithm, given)),
            new Let(Symbols.LOSS, variable("entropy"))),
        program(
            logits(z),
            new Reduce("slopes", Reduction.SUM, slope),
            new Each(DX, sub(slope, mul(p, variable("slopes"))))));
  }

  /** Outside the clipped band the loss is constant in y. */
  private static Form divergence() {
    Expr t = min(max(T, EPSILON), ONE);
    Expr y = min(max(Y, EPSILON), ONE);
    Expr slope = neg(div(t, Y));
    Expr inside = select(Y, Relation.AT_MOST, ONE, slope, ZERO);
    return new Form(
        RowProgram.of(
            new Reduce("divergence", Reduction.SUM, mul(t, log(div(t, y)))),
            new Let(Symbols.LOSS, variable("divergence"))),
        RowProgram.of(new Each(DX, select(Y, Relation.AT_LEAST, EPSILON, inside, ZERO))));
  }
}
