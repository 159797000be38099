package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.G;
import static dev.bowline.catalog.Symbols.RATE;
import static dev.bowline.catalog.Symbols.STEP;
import static dev.bowline.catalog.Symbols.W;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.pow;
import static dev.bowline.expr.Exprs.sqrt;
import static dev.bowline.expr.Exprs.square;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.variable;

import dev.bowline.catalog.Optimizer.Rule;
import dev.bowline.catalog.Optimizer.Update;
import dev.bowline.expr.Expr;
import java.util.List;

/** The optimisers, as semantics.md section 7 of the design lists them. */
final class Optimizers {
  static final List<Optimizer> ALL =
      List.of(
          new Optimizer(
              "sgd",
              List.of(
                  rate("0.01"),
                  ArgumentSpec.real(
                      "momentum", Range.FRACTION, "0", "how much of the last change goes on"),
                  ArgumentSpec.flag("nesterov", false, "look ahead along the momentum")),
              "v = momentum v - rate g; w = w + v; with nesterov w = w + momentum v - rate g",
              Optimizers::sgd),
          new Optimizer(
              "adam",
              List.of(
                  rate("0.001"),
                  ArgumentSpec.real("beta_1", Range.RATE, "0.9", "decay of the mean gradient"),
                  ArgumentSpec.real("beta_2", Range.RATE, "0.999", "decay of the mean square"),
                  ArgumentSpec.real("epsilon", Range.POSITIVE, "1e-7", "keeps a division finite")),
              "m = m + (g - m)(1 - beta_1); v = v + (g^2 - v)(1 - beta_2);"
                  + " w = w - rate sqrt(1 - beta_2^t) / (1 - beta_1^t) m / (sqrt(v) + epsilon)",
              Optimizers::adam));

  /**
   * Changes nothing but keeps each gradient in a slot: for checks of gradients. It has no place
   * among those that a model can name.
   */
  static final Optimizer PROBE =
      new Optimizer(
          "probe",
          List.of(rate("1")),
          "gradient = g",
          given -> new Rule(List.of("gradient"), List.of(), List.of(new Update("gradient", G))));

  private Optimizers() {}

  private static ArgumentSpec rate(String fallback) {
    return ArgumentSpec.real("learning_rate", Range.POSITIVE, fallback, "the size of a step");
  }

  private static Rule sgd(Arguments given) {
    double momentum = given.real("momentum");
    Expr change = mul(RATE, G);
    if (momentum == 0) {
      return new Rule(List.of(), List.of(), List.of(new Update("w", sub(W, change))));
    }
    Expr velocity = variable("velocity");
    Update moved = new Update("velocity", sub(mul(number(momentum), velocity), change));
    Expr step = given.flag("nesterov") ? sub(mul(number(momentum), velocity), change) : velocity;
    return new Rule(List.of("velocity"), List.of(), List.of(moved, new Update("w", add(W, step))));
  }

  private static Rule adam(Arguments given) {
    Expr beta1 = number(given.real("beta_1"));
    Expr beta2 = number(given.real("beta_2"));
    Expr m = variable("m");
    Expr v = variable("v");
    Expr alpha = div(mul(RATE, sqrt(sub(ONE, pow(beta2, STEP)))), sub(ONE, pow(beta1, STEP)));
    return new Rule(
        List.of("m", "v"),
        List.of(new Update("alpha", alpha)),
        List.of(
            new Update("m", add(m, mul(sub(G, m), number(1 - given.real("beta_1"))))),
            new Update("v", add(v, mul(sub(square(G), v), number(1 - given.real("beta_2"))))),
            new Update(
                "w",
                sub(
                    W,
                    div(mul(variable("alpha"), m), add(sqrt(v), number(given.real("epsilon"))))))));
  }
}
