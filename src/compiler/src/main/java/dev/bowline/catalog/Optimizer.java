package dev.bowline.catalog;

import dev.bowline.expr.Expr;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How a gradient changes a weight. Every one has an argument {@code learning_rate}. */
public record Optimizer(
    String name, List<ArgumentSpec> arguments, String summary, Function<Arguments, Rule> rule)
    implements Entry {
  /** The arguments that clip a gradient; at most one of them can be given. */
  public static final List<String> CLIPPINGS =
      List.of(StepParts.CLIP_NORM, StepParts.CLIP_VALUE, StepParts.GLOBAL_CLIP_NORM);

  @Override
  public Family family() {
    return Family.OPTIMIZER;
  }

  /**
   * What a step does.
   *
   * @param slots the numbers that each weight carries from step to step
   * @param first what a slot holds at first, if that is not 0
   * @param scalars numbers of the whole step, formulas of {@code rate} and {@code step}
   * @param passes over the weights, in order; if it is {@link #isElementwise one that needs no
   *     sum}, it is done as soon as a weight's gradient is known, and the whole gradient is never
   *     kept
   * @param every how many gradients make a step: their sum is kept until then
   * @param result the slot that takes the weights' place at the end of a training, if one does
   */
  public record Rule(
      List<String> slots,
      Map<String, Double> first,
      List<Update> scalars,
      List<Pass> passes,
      int every,
      Optional<String> result) {
    public Rule {
      slots = List.copyOf(slots);
      first = Map.copyOf(first);
      scalars = List.copyOf(scalars);
      passes = List.copyOf(passes);
    }

    /** One that looks at each weight alone, and whose slots begin with 0. */
    static Rule of(List<String> slots, List<Update> scalars, List<Update> updates) {
      return of(slots, Map.of(), scalars, updates);
    }

    static Rule of(
        List<String> slots, Map<String, Double> first, List<Update> scalars, List<Update> updates) {
      return new Rule(slots, first, scalars, List.of(Pass.of(updates)), 1, Optional.empty());
    }

    /** Whether each weight's step follows from its own gradient alone. */
    public boolean isElementwise() {
      return every == 1 && passes.size() == 1 && passes.get(0).sums().isEmpty();
    }

    /** The assignments of all passes. */
    public Stream<Update> updates() {
      return passes.stream().flatMap(pass -> pass.updates().stream());
    }
  }

  /**
   * One pass over a tensor.
   *
   * @param updates assignments to slots, to names of their own, to {@code g} and to {@code w}, in
   *     order, each name once; formulas of {@code w}, {@code g}, the slots, the scalars, the
   *     numbers of earlier passes and {@code rate}
   * @param sums of what the arrays hold behind the updates
   * @param numbers formulas of the sums and the scalars, which the passes behind this one read
   * @param always whether it also belongs to a gradient that does not yet make a step
   */
  public record Pass(List<Update> updates, List<Sum> sums, List<Update> numbers, boolean always) {
    public Pass {
      updates = List.copyOf(updates);
      sums = List.copyOf(sums);
      numbers = List.copyOf(numbers);
    }

    static Pass of(List<Update> updates) {
      return new Pass(updates, List.of(), List.of(), false);
    }

    static Pass of(List<Update> updates, List<Sum> sums, List<Update> numbers) {
      return new Pass(updates, sums, numbers, false);
    }
  }

  /** {@code name = sum of element}. */
  public record Sum(String name, Scope scope, Expr element) {}

  /** What a sum is taken over; numbers of a pass are of the widest scope of its sums. */
  public enum Scope {
    TENSOR,
    MODEL
  }

  /** {@code target = value}. */
  public record Update(String target, Expr value) {}
}
