package dev.bowline.catalog;

import static dev.bowline.catalog.Losses.EPSILON;
import static dev.bowline.catalog.Losses.mean;
import static dev.bowline.catalog.Symbols.X;
import static dev.bowline.catalog.Symbols.Y;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.log;
import static dev.bowline.expr.Exprs.logSigmoidOfAbs;
import static dev.bowline.expr.Exprs.max;
import static dev.bowline.expr.Exprs.min;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.neg;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.select;
import static dev.bowline.expr.Exprs.sigmoid;
import static dev.bowline.expr.Exprs.sub;

import dev.bowline.catalog.Loss.Extent;
import dev.bowline.catalog.Loss.Form;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import java.util.List;
import java.util.Map;

/** Cross-entropies of elements that are probabilities each for itself. */
final class BinaryCrossentropies {
  private static final Expr TOP = sub(ONE, EPSILON);

  static final List<Loss> ALL =
      List.of(
          new Loss(
              "binary_crossentropy",
              List.of(),
              LossArguments.ofCrossentropy(),
              "mean over j of -(t_j ln y_j + (1 - t_j) ln(1 - y_j)), y_j clipped to [1e-7, 1 -"
                  + " 1e-7]; behind a sigmoid from its argument, unclipped. With label smoothing s,"
                  + " t_j stands for t_j (1 - s) + s / 2",
              Activations.UNIT,
              Extent.ELEMENTS,
              a -> plain(of(a)),
              Map.of("sigmoid", a -> plain(behindSigmoid(a)))),
          new Loss(
              "binary_focal_crossentropy",
              List.of(),
              LossArguments.ofCrossentropy(
                  ArgumentSpec.flag(
                      "apply_class_balancing",
                      false,
                      "whether a row's ones are weighted with alpha and its zeros with 1 - alpha"),
                  ArgumentSpec.real("alpha", Range.FRACTION, "0.25", "the weight of ones"),
                  ArgumentSpec.real(
                      "gamma",
                      Range.NOT_NEGATIVE,
                      "2",
                      "how little counts what is nearly right already")),
              "mean over j of b_j^gamma times the binary cross-entropy of y_j, where b_j = t_j (1 -"
                  + " y_j) + (1 - t_j) y_j is how wrong y_j is; with class balancing also times t_j"
                  + " alpha + (1 - t_j) (1 - alpha). The rest is as for binary_crossentropy",
              Activations.UNIT,
              Extent.ELEMENTS,
              a -> focal(of(a), a),
              Map.of("sigmoid", a -> focal(behindSigmoid(a), a))));

  private BinaryCrossentropies() {}

  /**
   * The cross-entropy of one element, and with respect to what it is differentiated.
   *
   * @param probability of a one
   * @param target smoothed
   * @param entropy the cross-entropy
   * @param slope its derivative
   * @param rise the derivative of the probability
   */
  private record Element(Expr probability, Expr target, Expr entropy, Expr slope, Expr rise) {}

  private static Element of(Arguments given) {
    return Loss.takesLogits(given) ? ofLogits(given) : ofProbabilities(given);
  }

  /** Outside the clipped band the loss is constant, so its derivative is zero, as in Keras. */
  private static Element ofProbabilities(Arguments given) {
    Expr t = LossArguments.smoothed(given);
    Expr p = min(max(Y, EPSILON), TOP);
    Expr slope = div(sub(Y, t), mul(Y, sub(ONE, Y)));
    Expr inside = select(Y, Relation.AT_MOST, TOP, slope, ZERO);
    return new Element(
        Y,
        t,
        neg(add(mul(t, log(p)), mul(sub(ONE, t), log(sub(ONE, p))))),
        select(Y, Relation.AT_LEAST, EPSILON, inside, ZERO),
        ONE);
  }

  /** max(y, 0) - y t + ln(1 + exp(-|y|)), whose derivative is sigmoid(y) - t. */
  private static Element ofLogits(Arguments given) {
    Expr t = LossArguments.smoothed(given);
    Expr p = sigmoid(Y);
    return new Element(
        p,
        t,
        add(sub(max(Y, ZERO), mul(Y, t)), Formulas.softplusOfMinusAbs(Y)),
        sub(p, t),
        mul(p, sub(ONE, p)));
  }

  /** The same of x, where y = sigmoid(x): ln(1 + exp(-|x|)) is -ln(sigmoid(|x|)). */
  private static Element behindSigmoid(Arguments given) {
    Expr t = LossArguments.smoothed(given);
    Expr rest = logSigmoidOfAbs(X, Y);
    return new Element(
        Y, t, sub(sub(max(X, ZERO), mul(X, t)), rest), sub(Y, t), mul(Y, sub(ONE, Y)));
  }

  private static Form plain(Element element) {
    return mean(element.entropy(), element.slope());
  }

  /** The product rule, with b' = (1 - 2 t) p'. */
  private static Form focal(Element element, Arguments given) {
    double gamma = given.real("gamma");
    Expr t = element.target();
    Expr p = element.probability();
    Expr wrong = add(mul(t, sub(ONE, p)), mul(sub(ONE, t), p));
    Expr factor = weighted(Formulas.power(wrong, gamma), t, given);
    Expr slope = mul(factor, element.slope());
    if (gamma > 0) {
      Expr turn = mul(sub(ONE, mul(number(2), t)), element.rise());
      Expr fall = weighted(Formulas.slopeOfPower(wrong, gamma), t, given);
      slope = add(slope, mul(mul(fall, turn), element.entropy()));
    }
    return mean(mul(factor, element.entropy()), slope);
  }

  private static Expr weighted(Expr factor, Expr t, Arguments given) {
    if (!given.flag("apply_class_balancing")) {
      return factor;
    }
    double alpha = given.real("alpha");
    Expr weight = add(mul(t, number(alpha)), mul(sub(ONE, t), number(1 - alpha)));
    return mul(weight, factor);
  }
}
