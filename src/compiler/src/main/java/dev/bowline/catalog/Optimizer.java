package dev.bowline.catalog;

import dev.bowline.expr.Expr;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How a gradient changes a weight. Every one has an argument {@code learning_rate}. */
public record Optimizer(
    String name, List<ArgumentSpec> arguments, String summary, Function<Arguments, Rule> rule)
    implements Entry {

  @Override
  public Family family() {
    return Family.OPTIMIZER;
  }

  /**
   * An elementwise rule.
   *
   * @param slots the numbers that each weight carries from step to step
   * @param first what a slot holds at first, if that is not 0
   * @param scalars numbers of the whole step, formulas of {@code rate} and {@code step}
   * @param updates assignments to slots, to names of their own and to {@code w}, in order, each
   *     name once; formulas of {@code w}, {@code g}, the slots, the scalars and {@code rate}
   */
  public record Rule(
      List<String> slots, Map<String, Double> first, List<Update> scalars, List<Update> updates) {
    public Rule {
      slots = List.copyOf(slots);
      first = Map.copyOf(first);
      scalars = List.copyOf(scalars);
      updates = List.copyOf(updates);
    }

    /** One whose slots begin with 0. */
    Rule(List<String> slots, List<Update> scalars, List<Update> updates) {
      this(slots, Map.of(), scalars, updates);
    }
  }

  /** {@code target = value}. */
  public record Update(String target, Expr value) {}
}
