package dev.bowline.catalog;

import dev.bowline.expr.Expr;
import java.util.List;
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
   * @param slots the numbers that weights carry from step to step
   * @param scalars numbers of the whole step, formulas of {@code rate} and {@code step}
   * @param passes over the weights, in order, of which the last sees kernels; if it is {@link
   *     #isElementwise one that needs no sum}, it is done as soon as a weight's gradient is known,
   *     and the whole gradient is never kept
   * @param every how many gradients make a step: their sum is kept until then
   * @param result the slot that takes the weights' place at the end of a training, if one does
   */
  public record Rule(
      List<Slot> slots,
      List<Update> scalars,
      List<Pass> passes,
      int every,
      Optional<String> result) {
    public Rule {
      slots = List.copyOf(slots);
      scalars = List.copyOf(scalars);
      passes = List.copyOf(passes);
    }

    /** One that looks at each weight alone. */
    static Rule of(List<Slot> slots, List<Update> scalars, List<Update> updates) {
      return inPasses(slots, scalars, List.of(Each.of(updates)));
    }

    static Rule inPasses(List<Slot> slots, List<Update> scalars, List<Pass> passes) {
      return new Rule(slots, scalars, passes, 1, Optional.empty());
    }

    /** Whether each weight's step follows from its own gradient alone. */
    public boolean isElementwise() {
      return every == 1
          && passes.size() == 1
          && passes.get(0) instanceof Each each
          && each.over() == Over.ALL
          && each.sums().isEmpty();
    }

    /** The passes over single weights. */
    public Stream<Each> each() {
      return passes.stream().filter(Each.class::isInstance).map(Each.class::cast);
    }
  }

  /**
   * A number that weights carry from step to step.
   *
   * @param first what it is at first
   * @param over the tensors that have it
   */
  public record Slot(String name, double first, Over over, Extent extent) {
    /** One of every weight, which is 0 at first. */
    static Slot of(String name) {
      return of(name, Over.ALL);
    }

    /** One of every weight of some tensors, which is 0 at first. */
    static Slot of(String name, Over over) {
      return new Slot(name, 0, over, Extent.TENSOR);
    }
  }

  /** Which tensors something belongs to. */
  public enum Over {
    ALL,
    /** What has rows and columns. */
    KERNELS,
    /** What has not. */
    VECTORS
  }

  /** How many of a number a tensor has. */
  public enum Extent {
    /** One for each of its weights. */
    TENSOR,
    /** One for each row. */
    ROWS,
    /** One for each column. */
    COLUMNS
  }

  /** One way over the tensors. */
  public sealed interface Pass {
    /** The tensors that it is made for. */
    Over over();
  }

  /**
   * A pass that looks at one weight after the other.
   *
   * @param updates assignments to slots, to names of their own, to {@code g} and to {@code w}, in
   *     order, each name once; formulas of {@code w}, {@code g}, the slots, the scalars, the
   *     numbers of earlier passes and {@code rate}
   * @param sums of what the arrays hold behind the updates
   * @param numbers formulas of the sums, the scalars, {@code rate} and, where they belong to a
   *     tensor, its {@code rows} and {@code columns}; the passes behind this one read them
   * @param always whether it also belongs to a gradient that does not yet make a step
   */
  public record Each(
      Over over, List<Update> updates, List<Sum> sums, List<Update> numbers, boolean always)
      implements Pass {
    public Each {
      updates = List.copyOf(updates);
      sums = List.copyOf(sums);
      numbers = List.copyOf(numbers);
    }

    /** One over all tensors that sums up nothing. */
    public static Each of(List<Update> updates) {
      return of(Over.ALL, updates);
    }

    static Each of(Over over, List<Update> updates) {
      return new Each(over, updates, List.of(), List.of(), false);
    }

    static Each of(List<Update> updates, List<Sum> sums, List<Update> numbers) {
      return new Each(Over.ALL, updates, sums, numbers, false);
    }
  }

  /** A pass that puts something else in the place of a kernel's gradient, as a matrix. */
  public sealed interface Whole extends Pass {
    @Override
    default Over over() {
      return Over.KERNELS;
    }
  }

  /**
   * The gradient over the root of its mean square, for which only the means by rows and by columns
   * are kept: {@code r = decay r + (1 - decay) (mean of g^2 by rows + epsilon)}, {@code c} the same
   * by columns, {@code g = g / sqrt(r / (mean of r) c)}.
   *
   * @param rows the slot of {@code r}
   * @param columns the slot of {@code c}
   * @param decay the scalar's name
   */
  public record Factored(String rows, String columns, String decay, double epsilon)
      implements Whole {}

  /**
   * About the orthogonal matrix that is nearest to the gradient {@code X}: {@code X = shrink X},
   * then as often as is said {@code A = X X^T, X = a X + (b A + c A A) X}, for the transpose of one
   * with more rows than columns.
   *
   * @param shrink the name of the tensor's number that brings the gradient's norm to 1
   */
  public record Orthogonalized(String shrink, double a, double b, double c, int times)
      implements Whole {}

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
