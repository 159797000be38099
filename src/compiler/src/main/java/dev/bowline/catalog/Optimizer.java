package dev.bowline.catalog;

import dev.bowline.expr.Expr;
import java.util.List;
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
   * @param slots the numbers that each weight carries from step to step, 0 at first
   * @param scalars numbers of the whole step, formulas of {@code rate} and {@code step}
   * @param updates assignments to slots, to names of their own and at last to {@code w}, in order;
   *     formulas of {@code w}, {@code g}, the slots, the scalars and {@code rate}
   */
  public record Rule(List<String> slots, List<Update> scalars, List<Update> updates) {
    public Rule {
      slots = List.copyOf(slots);
      scalars = List.copyOf(scalars);
      updates = List.copyOf(updates);
    }
  }

  /** {@code target = value}. */
  public record Update(String target, Expr value) {}
}
