package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.G;
import static dev.bowline.catalog.Symbols.RATE;
import static dev.bowline.catalog.Symbols.W;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.variable;

import dev.bowline.catalog.Optimizer.Rule;
import dev.bowline.catalog.Optimizer.Update;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every optimiser may do to a gradient and a weight before its own rule, in this order. */
final class StepParts {
  static final String WEIGHT_DECAY = "weight_decay";
  private static final String CLIP_VALUE = "clipvalue";

  static final ArgumentSpec CLIP =
      ArgumentSpec.optional(
          CLIP_VALUE,
          new ArgumentType.Real(Range.POSITIVE),
          "first of all, g = min(max(g, -clipvalue), clipvalue)");

  static final ArgumentSpec DECAY =
      ArgumentSpec.optional(
          WEIGHT_DECAY,
          new ArgumentType.Real(Range.NOT_NEGATIVE),
          "before the step, w = w - weight_decay rate w");

  private StepParts() {}

  /** The rule with those parts that are given in front of it. */
  static Rule around(Rule rule, Arguments given) {
    List<Update> scalars = new ArrayList<>(rule.scalars());
    List<Update> updates = new ArrayList<>();
    Map<String, Expr> seen = new HashMap<>();
    Optional<Double> clip = given.optionalReal(CLIP_VALUE);
    clip.ifPresent(
        most -> {
          updates.add(new Update("clipped", Formulas.clip(G, -most, most)));
          seen.put("g", variable("clipped"));
        });
    Optional<Double> decay = given.optionalReal(WEIGHT_DECAY).filter(rate -> rate > 0);
    decay.ifPresent(
        rate -> {
          scalars.add(new Update("decay", mul(number(rate), RATE)));
          updates.add(new Update("decayed", sub(W, mul(W, variable("decay")))));
          seen.put("w", variable("decayed"));
        });
    for (Update update : rule.updates()) {
      updates.add(new Update(update.target(), Exprs.substitute(update.value(), seen)));
    }
    return new Rule(rule.slots(), rule.first(), scalars, updates);
  }
}
