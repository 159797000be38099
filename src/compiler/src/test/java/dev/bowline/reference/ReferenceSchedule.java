package dev.bowline.reference;

import dev.bowline.catalog.Arguments;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Schedule;
import java.util.List;
import java.util.Set;

/** Learning rates, from section 8 of the semantics. */
final class ReferenceSchedule {
  static final Set<String> KNOWN =
      Set.of(
          "exponential_decay",
          "inverse_time_decay",
          "piecewise_constant_decay",
          "polynomial_decay",
          "cosine_decay",
          "cosine_decay_restarts");

  private ReferenceSchedule() {}

  /** The rate of an optimiser's step behind {@code s} others. */
  static double rate(Arguments optimizer, long s) {
    Object given = optimizer.values().get("learning_rate");
    return given instanceof Double number ? number : at(((Choice<?>) given).as(Schedule.class), s);
  }

  static double at(Choice<Schedule> schedule, long s) {
    Arguments a = schedule.arguments();
    return switch (schedule.name()) {
      case "exponential_decay" ->
          a.real("initial_learning_rate") * Math.pow(a.real("decay_rate"), passed(a, s));
      case "inverse_time_decay" ->
          a.real("initial_learning_rate") / (1 + a.real("decay_rate") * passed(a, s));
      case "piecewise_constant_decay" -> piecewise(a.reals("boundaries"), a.reals("values"), s);
      case "polynomial_decay" -> polynomial(a, s);
      case "cosine_decay" -> cosine(a, s);
      case "cosine_decay_restarts" -> restarts(a, s);
      default -> throw new AssertionError("the reference does not know " + schedule.name());
    };
  }

  private static double passed(Arguments a, long s) {
    long steps = a.whole("decay_steps");
    return a.flag("staircase") ? s / steps : (double) s / steps;
  }

  private static double piecewise(List<Double> boundaries, List<Double> values, long s) {
    int i = 0;
    while (i < boundaries.size() && s > boundaries.get(i)) {
      i++;
    }
    return values.get(i);
  }

  private static double polynomial(Arguments a, long s) {
    double steps = a.whole("decay_steps");
    double end = a.real("end_learning_rate");
    if (a.flag("cycle")) {
      steps *= s == 0 ? 1 : Math.ceil(s / steps);
    }
    double left = 1 - Math.min(s, steps) / steps;
    return (a.real("initial_learning_rate") - end) * Math.pow(left, a.real("power")) + end;
  }

  private static double cosine(Arguments a, long s) {
    double first = a.real("initial_learning_rate");
    double alpha = a.real("alpha");
    double top = a.optionalReal("warmup_target").orElse(first);
    long warming = a.optionalReal("warmup_target").isPresent() ? a.whole("warmup_steps") : 0;
    if (s < warming) {
      return first + (top - first) * s / warming;
    }
    double part = Math.min(1, (double) (s - warming) / a.whole("decay_steps"));
    return top * ((1 - alpha) * 0.5 * (1 + Math.cos(Math.PI * part)) + alpha);
  }

  /** Period by period. */
  private static double restarts(Arguments a, long s) {
    double alpha = a.real("alpha");
    double length = a.whole("first_decay_steps");
    double high = 1;
    double left = s;
    while (left >= length - 1e-9 * length) {
      left -= length;
      length *= a.real("t_mul");
      high *= a.real("m_mul");
    }
    double wave = high * 0.5 * (1 + Math.cos(Math.PI * Math.max(0, left) / length));
    return a.real("initial_learning_rate") * ((1 - alpha) * wave + alpha);
  }
}
