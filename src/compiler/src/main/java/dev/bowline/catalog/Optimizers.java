package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.G;
import static dev.bowline.catalog.Symbols.RATE;
import static dev.bowline.catalog.Symbols.W;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.sign;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.variable;

import dev.bowline.catalog.Optimizer.Rule;
import dev.bowline.catalog.Optimizer.Slot;
import dev.bowline.catalog.Optimizer.Update;
import dev.bowline.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The optimisers, as semantics.md section 7 of the design lists them. */
final class Optimizers {
  static final List<Optimizer> ALL =
      Stream.of(
              List.of(
                  of(
                      "sgd",
                      List.of(
                          rate("0.01"),
                          ArgumentSpec.real(
                              "momentum",
                              Range.FRACTION,
                              "0",
                              "how much of the last change goes on"),
                          ArgumentSpec.flag("nesterov", false, "look ahead along the momentum")),
                      "v = momentum v - rate g; w = w + v;"
                          + " with nesterov w = w + momentum v - rate g",
                      Optimizers::sgd)),
              Adams.ALL,
              Accumulators.ALL,
              MatrixOptimizers.ALL,
              List.of(
                  of(
                      "lion",
                      List.of(
                          rate("0.001"),
                          ArgumentSpec.real(
                              "beta_1", Range.RATE, "0.9", "the mean gradient's part of a step"),
                          ArgumentSpec.real(
                              "beta_2", Range.RATE, "0.99", "decay of the mean gradient")),
                      "w = w - rate sign(beta_1 m + (1 - beta_1) g);"
                          + " m = beta_2 m + (1 - beta_2) g",
                      Optimizers::lion)))
          .flatMap(List::stream)
          .toList();

  /**
   * Changes nothing but keeps each gradient in a slot: for checks of gradients. It has no place
   * among those that a model can name.
   */
  static final Optimizer PROBE =
      new Optimizer(
          "probe",
          List.of(rate("1")),
          "gradient = g",
          given ->
              Rule.of(List.of(Slot.of("gradient")), List.of(), List.of(new Update("gradient", G))));

  private Optimizers() {}

  /** One with the arguments that all have, behind its own. */
  static Optimizer of(
      String name, List<ArgumentSpec> own, String summary, Function<Arguments, Rule> rule) {
    List<ArgumentSpec> arguments = new ArrayList<>(own);
    if (own.stream().noneMatch(spec -> spec.name().equals(StepParts.WEIGHT_DECAY))) {
      arguments.add(StepParts.DECAY);
    }
    arguments.addAll(StepParts.BEHIND_DECAY);
    return new Optimizer(
        name, arguments, summary, given -> StepParts.around(rule.apply(given), given));
  }

  /** One whose rule contains the decay of the weights. */
  static Optimizer ofDecaying(
      String name, List<ArgumentSpec> own, String summary, Function<Arguments, Rule> rule) {
    List<ArgumentSpec> arguments = new ArrayList<>(own);
    arguments.addAll(StepParts.BEHIND_DECAY);
    return new Optimizer(
        name, arguments, summary, given -> StepParts.aroundDecaying(rule.apply(given), given));
  }

  static ArgumentSpec rate(String fallback) {
    return ArgumentSpec.of(
        "learning_rate",
        new ArgumentType.RealOr(Range.POSITIVE, Family.SCHEDULE),
        fallback,
        "the size of a step");
  }

  static ArgumentSpec epsilon() {
    return ArgumentSpec.real("epsilon", Range.POSITIVE, "1e-7", "keeps a division finite");
  }

  /** {@code decay of + (1 - decay) value}. */
  static Expr average(Expr of, Expr value, double decay) {
    return add(mul(number(decay), of), mul(number(1 - decay), value));
  }

  /** {@code w = w - change}. */
  static Update less(Expr change) {
    return new Update("w", sub(W, change));
  }

  private static Rule sgd(Arguments given) {
    double momentum = given.real("momentum");
    Expr change = mul(RATE, G);
    if (momentum == 0) {
      return Rule.of(List.of(), List.of(), List.of(less(change)));
    }
    Expr velocity = variable("velocity");
    Update moved = new Update("velocity", sub(mul(number(momentum), velocity), change));
    Expr step = given.flag("nesterov") ? sub(mul(number(momentum), velocity), change) : velocity;
    return Rule.of(
        List.of(Slot.of("velocity")), List.of(), List.of(moved, new Update("w", add(W, step))));
  }

  private static Rule lion(Arguments given) {
    Expr m = variable("m");
    return Rule.of(
        List.of(Slot.of("m")),
        List.of(),
        List.of(
            less(mul(RATE, sign(average(m, G, given.real("beta_1"))))),
            new Update("m", average(m, G, given.real("beta_2")))));
  }
}
