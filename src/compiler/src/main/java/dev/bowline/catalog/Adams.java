package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.G;
import static dev.bowline.catalog.Symbols.RATE;
import static dev.bowline.catalog.Symbols.STEP;
import static dev.bowline.catalog.Symbols.W;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.abs;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.max;
import static dev.bowline.expr.Exprs.min;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.pow;
import static dev.bowline.expr.Exprs.risingProduct;
import static dev.bowline.expr.Exprs.select;
import static dev.bowline.expr.Exprs.sqrt;
import static dev.bowline.expr.Exprs.square;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.variable;

import dev.bowline.catalog.Optimizer.Each;
import dev.bowline.catalog.Optimizer.Rule;
import dev.bowline.catalog.Optimizer.Scope;
import dev.bowline.catalog.Optimizer.Slot;
import dev.bowline.catalog.Optimizer.Sum;
import dev.bowline.catalog.Optimizer.Update;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import java.util.ArrayList;
import java.util.List;

/** Adam and its kin: a mean gradient over the root of a mean square, both corrected for time. */
final class Adams {
  private static final Expr M = variable("m");
  private static final Expr V = variable("v");
  private static final List<Slot> SLOTS = List.of(Slot.of("m"), Slot.of("v"));

  static final List<Optimizer> ALL =
      List.of(
          Optimizers.of(
              "adam",
              arguments(amsgrad()),
              "m = m + (g - m)(1 - beta_1); v = v + (g^2 - v)(1 - beta_2);"
                  + " w = w - rate sqrt(1 - beta_2^t) / (1 - beta_1^t) m / (sqrt(v) + epsilon)",
              Adams::adam),
          Optimizers.of(
              "adamw", decayed(), "adam, with a weight decay unless that is 0", Adams::adam),
          Optimizers.of(
              "adamax",
              arguments(),
              "m = m + (g - m)(1 - beta_1); u = max(beta_2 u, |g|);"
                  + " w = w - rate m / ((1 - beta_1^t)(u + epsilon))",
              Adams::adamax),
          Optimizers.of(
              "nadam",
              arguments(),
              "with mu(t) = beta_1 (1 - 0.96^t / 2) and p(t) = mu(1) ... mu(t):"
                  + " m = m + (g - m)(1 - beta_1); v = v + (g^2 - v)(1 - beta_2);"
                  + " w = w - rate (mu(t + 1) m / (1 - p(t + 1)) + (1 - mu(t)) g / (1 - p(t)))"
                  + " / (sqrt(v / (1 - beta_2^t)) + epsilon)",
              Adams::nadam),
          Optimizers.of(
              "lamb",
              arguments(),
              "m = m + (g - m)(1 - beta_1); v = v + (g^2 - v)(1 - beta_2);"
                  + " u = m / (1 - beta_1^t) / (sqrt(v / (1 - beta_2^t)) + epsilon);"
                  + " w = w - rate |w| / |u| u with the lengths of the whole tensor,"
                  + " without the quotient where one of them is 0",
              Adams::lamb),
          Optimizers.ofDecaying(
              "schedule_free_adamw",
              List.of(
                  Optimizers.rate("0.0025"),
                  ArgumentSpec.real(
                      "beta_1",
                      new Range(0, false, 1, true),
                      "0.9",
                      "how near to the mean x gradients are taken"),
                  ArgumentSpec.real("beta_2", Range.RATE, "0.999", "decay of the mean square"),
                  ArgumentSpec.real("epsilon", Range.POSITIVE, "1e-8", "keeps a division finite"),
                  ArgumentSpec.of(
                      "warmup_steps",
                      new ArgumentType.Whole(new Range(0, true, Integer.MAX_VALUE, true)),
                      "0",
                      "over so many steps the rate grows evenly"),
                  StepParts.DECAY),
              "with z = w at first and x = (w - (1 - beta_1) z) / beta_1, the mean of all z:"
                  + " v = v + (g^2 - v)(1 - beta_2);"
                  + " z = z - rate min(1, t / warmup_steps) g / (sqrt(v / (1 - beta_2^t)) + epsilon);"
                  + " x = (1 - 1 / t) x + z / t; w = (1 - beta_1) z + beta_1 x",
              Adams::scheduleFree));

  private Adams() {}

  private static List<ArgumentSpec> arguments(ArgumentSpec... more) {
    List<ArgumentSpec> arguments =
        new ArrayList<>(
            List.of(
                Optimizers.rate("0.001"),
                ArgumentSpec.real("beta_1", Range.RATE, "0.9", "decay of the mean gradient"),
                ArgumentSpec.real("beta_2", Range.RATE, "0.999", "decay of the mean square"),
                Optimizers.epsilon()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static ArgumentSpec amsgrad() {
    return ArgumentSpec.flag("amsgrad", false, "v in the step is the largest that it was so far");
  }

  private static List<ArgumentSpec> decayed() {
    List<ArgumentSpec> arguments = arguments(amsgrad());
    arguments.add(
        1,
        ArgumentSpec.real(
            StepParts.WEIGHT_DECAY,
            Range.NOT_NEGATIVE,
            "0.004",
            "before the step, w = w - weight_decay rate w"));
    return arguments;
  }

  private static Update mean(Arguments given) {
    return mean(given.real("beta_1"));
  }

  private static Update meanSquare(Arguments given) {
    return meanSquare(given.real("beta_2"));
  }

  static Update mean(double decay) {
    return new Update("m", add(M, mul(sub(G, M), number(1 - decay))));
  }

  static Update meanSquare(double decay) {
    return new Update("v", add(V, mul(sub(square(G), V), number(1 - decay))));
  }

  /** The rate, corrected for both means' short past. */
  static Expr alpha(Arguments given, String ofMean, String ofSquare) {
    return div(mul(RATE, sqrt(reached(given, ofSquare))), reached(given, ofMean));
  }

  /** {@code 1 - decay^t}. */
  private static Expr reached(Arguments given, String decay) {
    return sub(ONE, pow(number(given.real(decay)), STEP));
  }

  private static Expr over(Expr root, Arguments given) {
    return add(root, number(given.real("epsilon")));
  }

  private static Rule adam(Arguments given) {
    Expr alpha = alpha(given, "beta_1", "beta_2");
    List<Slot> slots = new ArrayList<>(SLOTS);
    List<Update> updates = new ArrayList<>(List.of(mean(given), meanSquare(given)));
    Expr square = V;
    if (given.flag("amsgrad")) {
      square = variable("largest");
      slots.add(Slot.of("largest"));
      updates.add(new Update("largest", max(square, V)));
    }
    updates.add(Optimizers.less(div(mul(variable("alpha"), M), over(sqrt(square), given))));
    return Rule.of(slots, List.of(new Update("alpha", alpha)), updates);
  }

  private static Rule adamax(Arguments given) {
    Expr u = variable("u");
    Expr alpha = div(RATE, reached(given, "beta_1"));
    return Rule.of(
        List.of(Slot.of("m"), Slot.of("u")),
        List.of(new Update("alpha", alpha)),
        List.of(
            mean(given),
            new Update("u", max(mul(number(given.real("beta_2")), u), abs(G))),
            Optimizers.less(div(mul(variable("alpha"), M), over(u, given)))));
  }

  private static Rule nadam(Arguments given) {
    Expr beta1 = number(given.real("beta_1"));
    Expr next = add(STEP, ONE);
    Expr ofMean = div(mul(RATE, warmed(beta1, next)), sub(ONE, product(beta1, next)));
    Expr ofGradient = div(mul(RATE, sub(ONE, warmed(beta1, STEP))), sub(ONE, product(beta1, STEP)));
    Expr scale = div(ONE, reached(given, "beta_2"));
    Expr change = add(mul(variable("ofMean"), M), mul(variable("ofGradient"), G));
    return Rule.of(
        SLOTS,
        List.of(
            new Update("ofMean", ofMean),
            new Update("ofGradient", ofGradient),
            new Update("unbiased", scale)),
        List.of(
            mean(given),
            meanSquare(given),
            Optimizers.less(div(change, over(sqrt(mul(V, variable("unbiased"))), given)))));
  }

  private static Rule lamb(Arguments given) {
    Expr u =
        div(
            mul(M, variable("unbiasedMean")),
            over(sqrt(mul(V, variable("unbiasedSquare"))), given));
    Expr trust = sqrt(div(variable("weights"), variable("changes")));
    Expr defined = select(variable("changes"), Relation.GREATER, ZERO, trust, ONE);
    return Rule.inPasses(
        SLOTS,
        List.of(
            new Update("unbiasedMean", div(ONE, reached(given, "beta_1"))),
            new Update("unbiasedSquare", div(ONE, reached(given, "beta_2")))),
        List.of(
            Each.of(
                List.of(mean(given), meanSquare(given)),
                List.of(
                    new Sum("weights", Scope.TENSOR, square(W)),
                    new Sum("changes", Scope.TENSOR, square(u))),
                List.of(
                    new Update(
                        "trust",
                        select(variable("weights"), Relation.GREATER, ZERO, defined, ONE)))),
            Each.of(List.of(Optimizers.less(mul(mul(variable("trust"), RATE), u))))));
  }

  /** The mean x is not kept: it follows from w and z, as in Keras, so that decay reaches it. */
  private static Rule scheduleFree(Arguments given) {
    Expr beta1 = number(given.real("beta_1"));
    Expr rest = number(1 - given.real("beta_1"));
    Expr before = variable("before");
    Expr z = variable("z");
    Expr x = variable("x");
    Expr share = variable("share");
    long warmup = given.whole("warmup_steps");
    Expr warmed = warmup == 0 ? RATE : mul(RATE, min(ONE, div(STEP, number(warmup))));
    List<Update> scalars =
        new ArrayList<>(
            List.of(
                new Update("unbiased", div(ONE, reached(given, "beta_2"))),
                new Update("warmed", warmed),
                new Update("share", div(ONE, STEP))));
    Expr decayed = W;
    if (given.optionalReal(StepParts.WEIGHT_DECAY).orElse(0.0) > 0) {
      scalars.add(new Update("decay", mul(number(given.real(StepParts.WEIGHT_DECAY)), RATE)));
      decayed = sub(W, mul(W, variable("decay")));
    }
    Expr change = div(mul(variable("warmed"), G), over(sqrt(mul(V, variable("unbiased"))), given));
    return Rule.of(
        List.of(Slot.of("z"), Slot.of("v")),
        scalars,
        List.of(
            meanSquare(given),
            // A slot begins with 0, this one with the weight.
            new Update("before", select(share, Relation.LESS, ONE, z, W)),
            new Update("z", sub(before, change)),
            new Update("x", div(sub(decayed, mul(rest, before)), beta1)),
            new Update(
                "w", add(mul(rest, z), mul(beta1, add(mul(sub(ONE, share), x), mul(share, z)))))));
  }

  /** {@code mu(t) = beta_1 (1 - 0.96^t / 2)}. */
  private static Expr warmed(Expr beta1, Expr t) {
    return mul(beta1, sub(ONE, mul(number(0.5), pow(number(0.96), t))));
  }

  /** {@code mu(1) mu(2) ... mu(t)}. */
  private static Expr product(Expr beta1, Expr t) {
    return mul(pow(beta1, t), risingProduct(t));
  }
}
