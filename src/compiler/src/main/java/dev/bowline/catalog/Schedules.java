package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.DONE;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.cos;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.floor;
import static dev.bowline.expr.Exprs.max;
import static dev.bowline.expr.Exprs.min;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.neg;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.pow;
import static dev.bowline.expr.Exprs.select;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.variable;

import dev.bowline.catalog.Optimizer.Update;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import dev.bowline.expr.Exprs;
import java.util.List;
import java.util.Optional;

/** The schedules, as semantics.md section 8 of the design lists them. */
final class Schedules {
  private static final String INITIAL = "initial_learning_rate";
  private static final ArgumentSpec FIRST =
      ArgumentSpec.required(INITIAL, new ArgumentType.Real(Range.POSITIVE), "the first rate");
  private static final ArgumentSpec ALPHA =
      ArgumentSpec.real("alpha", Range.FRACTION, "0", "the part of the rate that stays");

  private static final Range COUNT = new Range(0, true, Integer.MAX_VALUE, true);
  private static final Range AT_LEAST_ONE = new Range(1, true, Double.POSITIVE_INFINITY, false);

  static final List<Schedule> ALL =
      List.of(
          new Schedule(
              "exponential_decay",
              decaying("what decay_steps steps multiply it by"),
              "rate = initial_learning_rate decay_rate^(s / decay_steps);"
                  + " staircase: s / decay_steps is rounded down",
              a -> rate(mul(first(a), pow(number(a.real("decay_rate")), passed(a))))),
          new Schedule(
              "inverse_time_decay",
              decaying("how fast it falls"),
              "rate = initial_learning_rate / (1 + decay_rate s / decay_steps);"
                  + " staircase: s / decay_steps is rounded down",
              a -> rate(div(first(a), add(ONE, mul(number(a.real("decay_rate")), passed(a)))))),
          new Schedule(
              "piecewise_constant_decay",
              List.of(
                  ArgumentSpec.required(
                      "boundaries",
                      new ArgumentType.Many(new ArgumentType.Real(Range.NOT_NEGATIVE)),
                      "the last steps with a rate, rising"),
                  ArgumentSpec.required(
                      "values",
                      new ArgumentType.Many(new ArgumentType.Real(Range.POSITIVE)),
                      "the rates, one more than boundaries")),
              "rate = the first value whose boundary is at least s; behind all of them the last",
              Schedules::piecewise),
          new Schedule(
              "polynomial_decay",
              List.of(
                  FIRST,
                  steps("decay_steps", "how long it falls"),
                  ArgumentSpec.real(
                      "end_learning_rate", Range.NOT_NEGATIVE, "1e-4", "the last rate"),
                  ArgumentSpec.real("power", Range.POSITIVE, "1", "the polynomial's degree"),
                  ArgumentSpec.flag(
                      "cycle", false, "begin anew whenever the end is reached, each time slower")),
              "rate = (initial_learning_rate - end_learning_rate)"
                  + " (1 - min(s / decay_steps, 1))^power + end_learning_rate;"
                  + " cycle: with the multiple of decay_steps that is at least s, without min",
              Schedules::polynomial),
          new Schedule(
              "cosine_decay",
              List.of(
                  FIRST,
                  steps("decay_steps", "how long it falls"),
                  ALPHA,
                  ArgumentSpec.optional(
                      "warmup_target",
                      new ArgumentType.Real(Range.POSITIVE),
                      "the rate that it first rises to"),
                  ArgumentSpec.of(
                      "warmup_steps",
                      new ArgumentType.Whole(COUNT),
                      "0",
                      "how long it rises; without a target nothing rises")),
              "rate = initial_learning_rate"
                  + " ((1 - alpha) (1 + cos(pi min(s / decay_steps, 1))) / 2 + alpha);"
                  + " with a target first a line up to it, then the same from there",
              Schedules::cosine),
          new Schedule(
              "cosine_decay_restarts",
              List.of(
                  FIRST,
                  steps("first_decay_steps", "how long the first period is"),
                  ArgumentSpec.real("t_mul", AT_LEAST_ONE, "2", "how much longer the next is"),
                  ArgumentSpec.real(
                      "m_mul", Range.POSITIVE, "1", "what the next one's first rate is times"),
                  ALPHA),
              "in period k (from 0), at the part f of it: rate = initial_learning_rate"
                  + " ((1 - alpha) m_mul^k (1 + cos(pi f)) / 2 + alpha)",
              Schedules::restarts));

  private Schedules() {}

  private static List<ArgumentSpec> decaying(String meaning) {
    return List.of(
        FIRST,
        steps("decay_steps", "the unit of time"),
        ArgumentSpec.required("decay_rate", new ArgumentType.Real(Range.POSITIVE), meaning),
        ArgumentSpec.flag("staircase", false, "whether it falls only every decay_steps steps"));
  }

  private static ArgumentSpec steps(String name, String meaning) {
    return ArgumentSpec.required(name, new ArgumentType.Whole(Range.SIZE), meaning);
  }

  private static List<Update> rate(Expr value) {
    return List.of(new Update("rate", value));
  }

  private static Expr first(Arguments given) {
    return number(given.real(INITIAL));
  }

  private static Expr part(Expr steps, Arguments given) {
    return div(steps, number(given.whole("decay_steps")));
  }

  private static Expr passed(Arguments given) {
    Expr passed = part(DONE, given);
    return given.flag("staircase") ? floor(passed) : passed;
  }

  private static List<Update> piecewise(Arguments given) {
    List<Double> boundaries = given.reals("boundaries");
    List<Double> values = given.reals("values");
    Expr rate = number(values.get(values.size() - 1));
    for (int i = boundaries.size() - 1; i >= 0; i--) {
      rate = select(DONE, Relation.AT_MOST, number(boundaries.get(i)), number(values.get(i)), rate);
    }
    return rate(rate);
  }

  private static List<Update> polynomial(Arguments given) {
    double end = given.real("end_learning_rate");
    Expr periods = neg(floor(neg(part(DONE, given))));
    Expr part =
        given.flag("cycle")
            ? div(part(DONE, given), max(periods, ONE))
            : min(part(DONE, given), ONE);
    Expr left = Formulas.power(sub(ONE, part), given.real("power"));
    return rate(add(mul(number(given.real(INITIAL) - end), left), number(end)));
  }

  private static List<Update> cosine(Arguments given) {
    Optional<Double> target = given.optionalReal("warmup_target");
    long warming = given.whole("warmup_steps");
    Expr steps = target.isPresent() ? sub(DONE, number(warming)) : DONE;
    Expr top = target.map(Exprs::number).orElse(first(given));
    Expr falling = mul(top, kept(wave(min(part(steps, given), ONE)), given));
    if (target.isEmpty() || warming == 0) {
      return rate(falling);
    }
    double rise = (target.get() - given.real(INITIAL)) / warming;
    Expr rising = add(first(given), mul(number(rise), DONE));
    return rate(select(DONE, Relation.LESS, number(warming), rising, falling));
  }

  private static List<Update> restarts(Arguments given) {
    double longer = given.real("t_mul");
    Expr passed = div(DONE, number(given.whole("first_decay_steps")));
    Expr k = variable("k");
    Expr period;
    Expr part;
    if (longer == 1) {
      period = floor(passed);
      part = sub(passed, k);
    } else {
      // A little more: rounding must not put off a restart.
      Expr grown = add(ONE, mul(passed, number(longer - 1)));
      period = floor(add(div(Exprs.log(grown), number(Math.log(longer))), number(1e-12)));
      Expr length = pow(number(longer), k);
      part = max(div(sub(passed, div(sub(length, ONE), number(longer - 1))), length), ZERO);
    }
    Expr high = mul(pow(number(given.real("m_mul")), k), wave(variable("part")));
    return List.of(
        new Update("k", period),
        new Update("part", part),
        new Update("rate", mul(first(given), kept(high, given))));
  }

  /** From 1 to 0 as x goes from 0 to 1. */
  private static Expr wave(Expr x) {
    return mul(number(0.5), add(ONE, cos(mul(number(Math.PI), x))));
  }

  private static Expr kept(Expr high, Arguments given) {
    double alpha = given.real("alpha");
    return alpha == 0 ? high : add(mul(number(1 - alpha), high), number(alpha));
  }
}
