package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.G;
import static dev.bowline.catalog.Symbols.RATE;
import static dev.bowline.catalog.Symbols.STEP;
import static dev.bowline.catalog.Symbols.W;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.floor;
import static dev.bowline.expr.Exprs.max;
import static dev.bowline.expr.Exprs.min;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.select;
import static dev.bowline.expr.Exprs.sqrt;
import static dev.bowline.expr.Exprs.square;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.variable;

import dev.bowline.catalog.Optimizer.Pass;
import dev.bowline.catalog.Optimizer.Rule;
import dev.bowline.catalog.Optimizer.Scope;
import dev.bowline.catalog.Optimizer.Sum;
import dev.bowline.catalog.Optimizer.Update;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import dev.bowline.expr.Exprs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every optimiser may do around its own rule, in the order of section 0 of the semantics: the
 * mean of several gradients, clipping, weight decay, the rule, and a moving average of the weights.
 */
final class StepParts {
  static final String WEIGHT_DECAY = "weight_decay";
  static final String CLIP_NORM = "clipnorm";
  static final String CLIP_VALUE = "clipvalue";
  static final String GLOBAL_CLIP_NORM = "global_clipnorm";
  private static final String AVERAGE = "average";
  private static final String SQUARES = "gradientSquares";

  static final ArgumentSpec DECAY =
      ArgumentSpec.optional(
          WEIGHT_DECAY,
          new ArgumentType.Real(Range.NOT_NEGATIVE),
          "before the step, w = w - weight_decay rate w");

  /** In Keras's order. */
  static final List<ArgumentSpec> BEHIND_DECAY =
      List.of(
          ArgumentSpec.optional(
              CLIP_NORM,
              new ArgumentType.Real(Range.POSITIVE),
              "first of all, g = g clipnorm / max(|g|, clipnorm), with the length |g| of the"
                  + " tensor's gradient; a tied kernel's is the sum of all its uses"),
          ArgumentSpec.optional(
              CLIP_VALUE,
              new ArgumentType.Real(Range.POSITIVE),
              "first of all, g = min(max(g, -clipvalue), clipvalue)"),
          ArgumentSpec.optional(
              GLOBAL_CLIP_NORM,
              new ArgumentType.Real(Range.POSITIVE),
              "as clipnorm, with the length of all gradients together"),
          ArgumentSpec.flag(
              "use_ema",
              false,
              "keep an average of the weights, which takes their place at the end of a training"),
          ArgumentSpec.real(
              "ema_momentum",
              Range.FRACTION,
              "0.99",
              "average = ema_momentum average + (1 - ema_momentum) w behind each step"),
          ArgumentSpec.optional(
              "ema_overwrite_frequency",
              new ArgumentType.Whole(Range.SIZE),
              "the average takes the weights' place every so many steps"),
          ArgumentSpec.optional(
              "gradient_accumulation_steps",
              new ArgumentType.Whole(new Range(2, true, Integer.MAX_VALUE, true)),
              "the mean of so many batches' gradients makes one step"));

  private final Arguments given;
  private final List<String> slots;
  private final List<Update> scalars;
  private final List<Pass> passes = new ArrayList<>();
  private final int every;

  /** The gradient that the rule gets. */
  private Expr gradient = G;

  private StepParts(Rule rule, Arguments given) {
    this.given = given;
    slots = new ArrayList<>(rule.slots());
    scalars = new ArrayList<>(rule.scalars());
    every = given.value("gradient_accumulation_steps").map(k -> ((Long) k).intValue()).orElse(1);
  }

  /** The rule with those parts that are given around it. */
  static Rule around(Rule rule, Arguments given) {
    return new StepParts(rule, given).around(rule);
  }

  private Rule around(Rule rule) {
    if (every > 1) {
      gradient = mul(G, number(1.0 / every));
    }
    given.optionalReal(CLIP_NORM).ifPresent(this::clipTensor);
    given.optionalReal(GLOBAL_CLIP_NORM).ifPresent(this::clipModel);
    List<Update> first = new ArrayList<>();
    given.optionalReal(CLIP_VALUE).ifPresent(most -> clipEach(most, first));
    List<Update> last = new ArrayList<>();
    if (every > 1) {
      last.add(new Update("g", ZERO));
    }
    boolean averages = given.flag("use_ema");
    for (int i = 0; i < rule.passes().size(); i++) {
      boolean isLast = i == rule.passes().size() - 1;
      Pass pass = rule.passes().get(i);
      List<Update> updates = new ArrayList<>(i == 0 ? first : List.of());
      updates.addAll(i == 0 ? decayed(pass.updates()) : pass.updates());
      updates.replaceAll(this::withGradient);
      if (isLast) {
        updates.addAll(last);
      }
      List<Update> all = isLast && averages && every == 1 ? averaged(updates) : updates;
      passes.add(new Pass(all, pass.sums(), pass.numbers(), pass.always()));
    }
    if (averages) {
      slots.add(AVERAGE);
      Expr momentum = number(given.real("ema_momentum"));
      scalars.add(new Update("kept", select(STEP, Relation.AT_MOST, ONE, ZERO, momentum)));
      if (every > 1) {
        passes.add(new Pass(averaged(List.of()), List.of(), List.of(), true));
      }
    }
    return new Rule(
        slots,
        rule.first(),
        scalars,
        passes,
        every,
        averages ? Optional.of(AVERAGE) : Optional.empty());
  }

  private Update withGradient(Update update) {
    return update.target().equals("clipped")
        ? update
        : new Update(update.target(), Exprs.substitute(update.value(), Map.of("g", gradient)));
  }

  private void clipEach(double most, List<Update> first) {
    first.add(new Update("clipped", Formulas.clip(gradient, -most, most)));
    gradient = variable("clipped");
  }

  private void clipTensor(double most) {
    Expr length = sqrt(variable(SQUARES));
    clip(Scope.TENSOR, div(number(most), max(length, number(most))));
  }

  /** Where the length is not finite, nothing that follows shall be, as in Keras. */
  private void clipModel(double most) {
    Expr length = sqrt(variable(SQUARES));
    Expr scale = mul(number(most), min(div(ONE, length), number(1 / most)));
    clip(Scope.MODEL, add(scale, sub(length, length)));
  }

  private void clip(Scope scope, Expr factor) {
    passes.add(
        Pass.of(
            List.of(),
            List.of(new Sum(SQUARES, scope, square(gradient))),
            List.of(new Update("clip", factor))));
    gradient = mul(gradient, variable("clip"));
  }

  /** The updates on weights that have decayed. */
  private List<Update> decayed(List<Update> updates) {
    Optional<Double> decay = given.optionalReal(WEIGHT_DECAY).filter(rate -> rate > 0);
    if (decay.isEmpty()) {
      return updates;
    }
    scalars.add(new Update("decay", mul(number(decay.get()), RATE)));
    Expr less = sub(W, mul(W, variable("decay")));
    List<Update> all = new ArrayList<>();
    if (updates.stream().noneMatch(update -> update.target().equals("w"))) {
      all.add(new Update("w", less));
      all.addAll(updates);
      return all;
    }
    all.add(new Update("decayed", less));
    for (Update update : updates) {
      Expr value = Exprs.substitute(update.value(), Map.of("w", variable("decayed")));
      all.add(new Update(update.target(), value));
    }
    return all;
  }

  /** The updates, then the average, and the weights from it where it is time. */
  private List<Update> averaged(List<Update> updates) {
    Expr kept = variable("kept");
    Optional<Object> overwrite = given.value("ema_overwrite_frequency");
    List<Update> all = new ArrayList<>();
    Expr stepped = W;
    for (Update update : updates) {
      boolean isLater = overwrite.isPresent() && update.target().equals("w");
      all.add(isLater ? new Update("stepped", update.value()) : update);
      stepped = isLater ? variable("stepped") : stepped;
    }
    all.add(new Update(AVERAGE, add(mul(kept, variable(AVERAGE)), mul(sub(ONE, kept), stepped))));
    if (overwrite.isPresent()) {
      Expr frequency = number((Long) overwrite.get());
      Expr left = sub(STEP, mul(frequency, floor(div(STEP, frequency))));
      scalars.add(new Update("fresh", select(left, Relation.AT_MOST, ZERO, ONE, ZERO)));
      all.add(
          new Update(
              "w", select(variable("fresh"), Relation.GREATER, ZERO, variable(AVERAGE), stepped)));
    }
    return all;
  }
}
