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

import dev.bowline.catalog.Optimizer.Each;
import dev.bowline.catalog.Optimizer.Over;
import dev.bowline.catalog.Optimizer.Pass;
import dev.bowline.catalog.Optimizer.Rule;
import dev.bowline.catalog.Optimizer.Scope;
import dev.bowline.catalog.Optimizer.Slot;
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
  private final Optional<Double> decay;
  private final List<Slot> slots;
  private final List<Update> scalars;
  private final List<Pass> passes = new ArrayList<>();
  private final int every;

  /** The gradient that the rule gets. */
  private Expr gradient = G;

  private StepParts(Rule rule, Arguments given, Optional<Double> decay) {
    this.given = given;
    this.decay = decay.filter(rate -> rate > 0);
    slots = new ArrayList<>(rule.slots());
    scalars = new ArrayList<>(rule.scalars());
    every = given.value("gradient_accumulation_steps").map(k -> ((Long) k).intValue()).orElse(1);
  }

  /** The rule with those parts that are given around it. */
  static Rule around(Rule rule, Arguments given) {
    return new StepParts(rule, given, given.optionalReal(WEIGHT_DECAY)).around(rule);
  }

  /** The same for a rule that contains the decay of the weights. */
  static Rule aroundDecaying(Rule rule, Arguments given) {
    return new StepParts(rule, given, Optional.empty()).around(rule);
  }

  private Rule around(Rule rule) {
    if (every > 1) {
      gradient = mul(G, number(1.0 / every));
    }
    given.optionalReal(CLIP_NORM).ifPresent(this::clipTensor);
    given.optionalReal(GLOBAL_CLIP_NORM).ifPresent(this::clipModel);
    List<Pass> own = rule.passes();
    if (own.get(0) instanceof Each first && first.over() == Over.ALL) {
      passes.add(with(begun(first.updates()), first));
      passes.addAll(own.subList(1, own.size()));
    } else {
      List<Update> begun = begun(List.of(new Update("g", G)));
      begun.remove(new Update("g", G));
      passes.addAll(begun.isEmpty() ? List.of() : List.of(Each.of(begun)));
      passes.addAll(own);
    }
    end();
    boolean averages = given.flag("use_ema");
    return new Rule(
        slots, scalars, passes, every, averages ? Optional.of(AVERAGE) : Optional.empty());
  }

  /** The first pass: on clipped gradients, and on weights that have decayed. */
  private List<Update> begun(List<Update> updates) {
    List<Update> begun = new ArrayList<>();
    given.optionalReal(CLIP_VALUE).ifPresent(most -> clipEach(most, begun));
    begun.addAll(decayed(updates));
    begun.replaceAll(this::withGradient);
    return begun;
  }

  /** What the last pass does besides, or one of its own behind it. */
  private void end() {
    List<Update> cleared = every > 1 ? List.of(new Update("g", ZERO)) : List.of();
    boolean averages = given.flag("use_ema");
    Pass last = passes.get(passes.size() - 1);
    if (!(last instanceof Each each && each.over() == Over.ALL)) {
      passes.add(Each.of(List.of()));
    }
    Each each = (Each) passes.remove(passes.size() - 1);
    List<Update> updates = new ArrayList<>(each.updates());
    updates.addAll(cleared);
    List<Update> all = averages && every == 1 ? averaged(updates) : updates;
    if (!all.isEmpty()) {
      passes.add(with(all, each));
    }
    if (averages) {
      slots.add(Slot.of(AVERAGE));
      Expr momentum = number(given.real("ema_momentum"));
      scalars.add(new Update("kept", select(STEP, Relation.AT_MOST, ONE, ZERO, momentum)));
      if (every > 1) {
        passes.add(new Each(Over.ALL, averaged(List.of()), List.of(), List.of(), true));
      }
    }
  }

  private static Each with(List<Update> updates, Each pass) {
    return new Each(pass.over(), updates, pass.sums(), pass.numbers(), pass.always());
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
        Each.of(
            List.of(),
            List.of(new Sum(SQUARES, scope, square(gradient))),
            List.of(new Update("clip", factor))));
    gradient = mul(gradient, variable("clip"));
  }

  /** The updates on weights that have decayed. */
  private List<Update> decayed(List<Update> updates) {
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
