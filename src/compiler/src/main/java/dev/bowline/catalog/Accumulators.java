package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.G;
import static dev.bowline.catalog.Symbols.RATE;
import static dev.bowline.catalog.Symbols.W;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.neg;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.sqrt;
import static dev.bowline.expr.Exprs.square;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.variable;

import dev.bowline.catalog.Optimizer.Extent;
import dev.bowline.catalog.Optimizer.Over;
import dev.bowline.catalog.Optimizer.Rule;
import dev.bowline.catalog.Optimizer.Slot;
import dev.bowline.catalog.Optimizer.Update;
import dev.bowline.expr.Expr;
import java.util.ArrayList;
import java.util.List;

/** Optimisers that divide by what has come together of squared gradients. */
final class Accumulators {
  private static final Expr V = variable("v");
  private static final Expr SQUARES = variable("squares");

  /** A power that makes a larger sum a smaller step. */
  private static final Range POWER = new Range(Double.NEGATIVE_INFINITY, false, 0, true);

  static final List<Optimizer> ALL =
      List.of(
          Optimizers.of(
              "rmsprop",
              List.of(
                  Optimizers.rate("0.001"),
                  ArgumentSpec.real("rho", Range.RATE, "0.9", "decay of the mean square"),
                  ArgumentSpec.real(
                      "momentum", Range.FRACTION, "0", "how much of the last change goes on"),
                  Optimizers.epsilon(),
                  ArgumentSpec.flag(
                      "centered", false, "take the mean gradient's square from the mean square")),
              "v = rho v + (1 - rho) g^2; change = rate g / sqrt(v + epsilon); w = w - change;"
                  + " centered: mean = rho mean + (1 - rho) g and v - mean^2 for v;"
                  + " with momentum: moved = momentum moved + change; w = w - moved",
              Accumulators::rmsprop),
          Optimizers.of(
              "adagrad",
              List.of(Optimizers.rate("0.001"), initial(), Optimizers.epsilon()),
              "squares = squares + g^2; w = w - rate g / sqrt(squares + epsilon)",
              Accumulators::adagrad),
          Optimizers.of(
              "adadelta",
              List.of(
                  Optimizers.rate("0.001"),
                  ArgumentSpec.real("rho", Range.RATE, "0.95", "decay of both mean squares"),
                  Optimizers.epsilon()),
              "v = rho v + (1 - rho) g^2; delta = sqrt(d + epsilon) / sqrt(v + epsilon) g;"
                  + " d = rho d + (1 - rho) delta^2; w = w - rate delta",
              Accumulators::adadelta),
          Optimizers.of(
              "ftrl",
              List.of(
                  Optimizers.rate("0.001"),
                  ArgumentSpec.real(
                      "learning_rate_power", POWER, "-0.5", "how the sum of squares slows it down"),
                  initial(),
                  strength("l1_regularization_strength", "l1: weights that it sets to 0"),
                  strength("l2_regularization_strength", "l2: weights that it makes smaller"),
                  strength(
                      "l2_shrinkage_regularization_strength", "shrinkage: the same by gradient"),
                  strength("beta", "beta: l2 grows by beta / (2 rate)")),
              "p = -learning_rate_power; sum = squares + g^2;"
                  + " z = z + g + 2 shrinkage w - (sum^p - squares^p) / rate w; squares = sum;"
                  + " w = (min(max(z, -l1), l1) - z) / (sum^p / rate + 2 l2 + beta / rate)",
              Accumulators::ftrl));

  private Accumulators() {}

  private static ArgumentSpec initial() {
    return ArgumentSpec.real(
        "initial_accumulator_value",
        Range.NOT_NEGATIVE,
        "0.1",
        "what the sum of squares begins with");
  }

  private static ArgumentSpec strength(String name, String meaning) {
    return ArgumentSpec.real(name, Range.NOT_NEGATIVE, "0", meaning);
  }

  private static Rule rmsprop(Arguments given) {
    double rho = given.real("rho");
    double momentum = given.real("momentum");
    List<Slot> slots = new ArrayList<>(List.of(Slot.of("v")));
    List<Update> updates =
        new ArrayList<>(List.of(new Update("v", Optimizers.average(V, square(G), rho))));
    Expr spread = V;
    if (given.flag("centered")) {
      Expr mean = variable("mean");
      slots.add(Slot.of("mean"));
      updates.add(new Update("mean", Optimizers.average(mean, G, rho)));
      spread = sub(V, square(mean));
    }
    Expr change = div(mul(RATE, G), sqrt(add(spread, number(given.real("epsilon")))));
    if (momentum > 0) {
      Expr moved = variable("moved");
      slots.add(Slot.of("moved"));
      updates.add(new Update("moved", add(mul(number(momentum), moved), change)));
      change = moved;
    }
    updates.add(Optimizers.less(change));
    return Rule.of(slots, List.of(), updates);
  }

  private static Rule adagrad(Arguments given) {
    return Rule.of(
        List.of(squares(given)),
        List.of(),
        List.of(
            new Update("squares", add(SQUARES, square(G))),
            Optimizers.less(div(mul(RATE, G), sqrt(add(SQUARES, number(given.real("epsilon"))))))));
  }

  private static Rule adadelta(Arguments given) {
    double rho = given.real("rho");
    Expr epsilon = number(given.real("epsilon"));
    Expr d = variable("d");
    Expr delta = variable("delta");
    return Rule.of(
        List.of(Slot.of("v"), Slot.of("d")),
        List.of(),
        List.of(
            new Update("v", Optimizers.average(V, square(G), rho)),
            new Update("delta", mul(div(sqrt(add(d, epsilon)), sqrt(add(V, epsilon))), G)),
            new Update("d", Optimizers.average(d, square(delta), rho)),
            Optimizers.less(mul(RATE, delta))));
  }

  private static Rule ftrl(Arguments given) {
    double power = -given.real("learning_rate_power");
    double l1 = given.real("l1_regularization_strength");
    double shrinkage = given.real("l2_shrinkage_regularization_strength");
    Expr sum = variable("sum");
    Expr slowed = variable("slowed");
    Expr z = variable("z");
    Expr slope = shrinkage == 0 ? G : add(G, mul(number(2 * shrinkage), W));
    Expr grown = mul(div(sub(slowed, Formulas.power(SQUARES, power)), RATE), W);
    Expr kept = l1 == 0 ? neg(z) : sub(Formulas.clip(z, -l1, l1), z);
    Expr l2 =
        add(
            number(2 * given.real("l2_regularization_strength")),
            div(number(given.real("beta")), RATE));
    return Rule.of(
        List.of(squares(given), Slot.of("z")),
        List.of(new Update("twiceL2", l2)),
        List.of(
            new Update("sum", add(SQUARES, square(G))),
            new Update("slowed", Formulas.power(sum, power)),
            new Update("z", add(z, sub(slope, grown))),
            new Update("squares", sum),
            new Update("w", div(kept, add(div(slowed, RATE), variable("twiceL2"))))));
  }

  private static Slot squares(Arguments given) {
    return new Slot("squares", given.real("initial_accumulator_value"), Over.ALL, Extent.TENSOR);
  }
}
