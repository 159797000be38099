package dev.bowline.plan;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.ContractionPenalty;
import dev.bowline.catalog.ElementPenalty;
import dev.bowline.catalog.Regularizer;
import dev.bowline.catalog.RowProgram;
import dev.bowline.catalog.RowProgram.Each;
import dev.bowline.catalog.RowProgram.Let;
import dev.bowline.catalog.RowProgram.Reduce;
import dev.bowline.catalog.RowProgram.Reduction;
import dev.bowline.catalog.Symbols;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.plan.Network.Activity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Penalties on what layers give: their part of each row's loss, and of the gradient. */
final class Activities {
  private static final Expr SHARE = Exprs.variable(RowSteps.SHARE);

  private final List<Activity> activities;

  Activities(Network network) {
    this.activities =
        network.activities().stream().filter(activity -> !isNothing(activity)).toList();
  }

  /** A penalty all of whose weights are 0. */
  private static boolean isNothing(Activity activity) {
    Choice<Regularizer> regularizer = activity.regularizer();
    if (isContraction(activity)) {
      return regularizer.arguments().real(ContractionPenalty.WEIGHT) == 0;
    }
    return regularizer.entry() instanceof ElementPenalty penalty
        && penalty.value().apply(regularizer.arguments()).equals(Exprs.ZERO);
  }

  /**
   * What each row's activities cost. They stand apart from the losses, whose weights and reduction
   * have no say in them.
   */
  List<RowWork> measures() {
    List<RowWork> works = new ArrayList<>();
    for (Activity activity : activities) {
      if (activity.regularizer().entry() instanceof ElementPenalty penalty) {
        Expr element = ofY(penalty.value().apply(activity.regularizer().arguments()));
        RowProgram program =
            RowProgram.of(
                new Reduce("sum", Reduction.SUM, element),
                new Let(Symbols.LOSS, Exprs.variable("sum")));
        works.add(
            work(
                activity,
                "penalize",
                penalty.name() + " of what " + activity.layer().name() + " gives, for each row.",
                program,
                Map.of("y", activity.y()),
                Optional.of(
                    RowWork.Result.ofPenalty(
                        works.isEmpty() ? RowWork.Entering.SET : RowWork.Entering.ADDED))));
      }
    }
    return works;
  }

  /** Those that look at a whole batch. */
  List<Activity> ofBatch() {
    return activities.stream().filter(Activities::isOfBatch).toList();
  }

  private static boolean isOfBatch(Activity activity) {
    return !(activity.regularizer().entry() instanceof ElementPenalty);
  }

  /** What is added to the gradient {@code d} with respect to a value; none for most. */
  Optional<Op> back(Value y, Value d) {
    return at(y)
        .filter(activity -> !(isContraction(activity) && Contractions.isStraight(activity)))
        .map(
            activity -> {
              if (isOfBatch(activity)) {
                return pull(activity, Optional.of(d), d.name() + " penalized");
              }
              Map<String, Value> values = new LinkedHashMap<>();
              values.put("dy", d);
              values.put("y", y);
              values.put(Symbols.DX, new Value(d.name() + " penalized", d.size()));
              Expr slope = Exprs.mul(SHARE, slope(activity));
              return back(activity, new Each(Symbols.DX, Exprs.add(Symbols.DY, slope)), values);
            });
  }

  /**
   * The same where the gradient is known only in front of the activation that gives the value.
   *
   * @param d with respect to what the activation gets
   */
  List<Op> back(Link.Activated link, Value d) {
    Optional<Activity> activity = at(link.y());
    if (activity.isEmpty()) {
      return List.of();
    }
    String name = "pull of " + link.y().name();
    Value pull = new Value(name, d.size());
    Value pullBack = new Value("pull of " + link.x().name(), d.size());
    Map<String, Value> first = new LinkedHashMap<>();
    first.put("y", link.y());
    first.put(Symbols.DX, pull);
    Map<String, Value> last = new LinkedHashMap<>();
    last.put("dy", d);
    last.put("y", pullBack);
    last.put(Symbols.DX, new Value(d.name() + " penalized", d.size()));
    Op pulling =
        isOfBatch(activity.get())
            ? pull(activity.get(), Optional.empty(), name)
            : back(
                activity.get(),
                new Each(Symbols.DX, Exprs.mul(SHARE, slope(activity.get()))),
                first);
    return List.of(
        pulling,
        RowWorks.activateBack(link, pull, pullBack),
        back(activity.get(), new Each(Symbols.DX, Exprs.add(Symbols.DY, Symbols.Y)), last));
  }

  private static boolean isContraction(Activity activity) {
    return activity.regularizer().entry() instanceof ContractionPenalty;
  }

  private static Op pull(Activity activity, Optional<Value> d, String name) {
    return new Op.Pull(activity, d, new Value(name, activity.y().size()));
  }

  private Optional<Activity> at(Value y) {
    return activities.stream().filter(activity -> activity.y().equals(y)).findFirst();
  }

  private static Expr slope(Activity activity) {
    if (activity.regularizer().entry() instanceof ElementPenalty penalty) {
      return ofY(penalty.slope().apply(activity.regularizer().arguments()));
    }
    throw new AssertionError(activity);
  }

  private static RowWork back(Activity activity, Each step, Map<String, Value> values) {
    return work(
        activity,
        "penalize back",
        "What the penalty on "
            + activity.layer().name()
            + " adds to the gradient; share is one over the batch's rows.",
        RowProgram.of(step),
        values,
        Optional.empty());
  }

  private static RowWork work(
      Activity activity,
      String words,
      String comment,
      RowProgram program,
      Map<String, Value> values,
      Optional<RowWork.Result> result) {
    return new RowWork(
        activity.layer().name() + " " + words,
        List.of(comment),
        program,
        values,
        activity.y().size(),
        Optional.empty(),
        Optional.empty(),
        result);
  }

  private static Expr ofY(Expr formula) {
    return Exprs.substitute(formula, Map.of("w", Symbols.Y));
  }
}
