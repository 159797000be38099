package dev.bowline.plan;

import dev.bowline.catalog.Optimizer;
import dev.bowline.catalog.Optimizer.Each;
import dev.bowline.catalog.Optimizer.Rule;
import dev.bowline.catalog.Optimizer.Scope;
import dev.bowline.catalog.Optimizer.Update;
import dev.bowline.catalog.Optimizer.Whole;
import dev.bowline.catalog.Symbols;
import dev.bowline.expr.Exprs;
import dev.bowline.model.Parameter;
import dev.bowline.plan.Plan.EachWeight;
import dev.bowline.plan.Plan.Passes;
import dev.bowline.plan.Plan.Slot;
import dev.bowline.plan.Plan.WeightPass;
import dev.bowline.plan.shape.OptimizerLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happens to the weights behind their gradients: at once, where each weight looks at its own
 * gradient alone; else the gradients are kept, and passes follow.
 */
final class WeightPasses {
  private final Rule rule;
  private final Names names;
  private final Procedures procedures;

  /** What gets each finished piece of a gradient. */
  private final String finishing;

  private final MatrixPasses matrices;
  private final List<WeightPass> passes = new ArrayList<>();

  WeightPasses(
      Optimizer optimizer,
      Rule rule,
      Collection<Parameter> tensors,
      Names names,
      Procedures procedures) {
    this.rule = rule;
    this.names = names;
    this.procedures = procedures;
    matrices =
        new MatrixPasses(tensors.stream().filter(Parameter::isKernel).toList(), names, procedures);
    List<String> comment = List.of(optimizer.name() + ": " + optimizer.summary() + ".");
    if (rule.isElementwise()) {
      finishing = "optimize";
      Each each = rule.each().findFirst().orElseThrow();
      finished(comment, each, rule.slots().stream().map(Optimizer.Slot::name).toList());
      return;
    }
    finishing = "keep";
    boolean adds = rule.every() > 1;
    finished(
        List.of(adds ? "Adds to the gradients of a step." : "Keeps the gradient."),
        Each.of(List.of(new Update("w", adds ? Exprs.add(Symbols.W, Symbols.G) : Symbols.G))),
        List.of());
    plan(comment);
  }

  private void finished(List<String> comment, Each pass, List<String> slots) {
    OptimizerLoop loop = new OptimizerLoop(finishing, comment, pass, slots, List.of());
    procedures.add(procedures.shapes().finished(loop));
  }

  private void plan(List<String> comment) {
    List<String> known = new ArrayList<>();
    List<String> first = new ArrayList<>(comment);
    for (Optimizer.Pass pass : rule.passes()) {
      if (pass instanceof Each each) {
        first.add("Pass " + (passes.size() + 1) + " over the weights.");
        passes.add(planned(each, known, first));
        first.clear();
      } else {
        passes.addAll(matrices.planned((Whole) pass));
      }
    }
  }

  private EachWeight planned(Each pass, List<String> known, List<String> comment) {
    boolean ofModel = pass.sums().stream().anyMatch(sum -> sum.scope() == Scope.MODEL);
    List<String> slots =
        rule.slots().stream()
            .map(Optimizer.Slot::name)
            .filter(name -> mentions(pass, name))
            .toList();
    List<String> numbers = known.stream().filter(name -> mentions(pass, name)).toList();
    String name = names.of("optimize " + (passes.size() + 1));
    procedures.add(
        procedures.shapes().pass(new OptimizerLoop(name, comment, pass, slots, numbers)));
    if (!ofModel) {
      pass.numbers().forEach(number -> known.add(number.target()));
    }
    return new EachWeight(name, pass, ofModel ? Scope.MODEL : Scope.TENSOR, slots, numbers);
  }

  private static boolean mentions(Each pass, String name) {
    return pass.updates().stream()
            .anyMatch(
                update ->
                    update.target().equals(name) || Exprs.variables(update.value()).contains(name))
        || pass.sums().stream().anyMatch(sum -> Exprs.variables(sum.element()).contains(name));
  }

  String finishing() {
    return finishing;
  }

  Passes all() {
    return new Passes(passes, matrices.scratch());
  }

  /** What is kept for a tensor. */
  List<Slot> slots(Parameter parameter) {
    return rule.slots().stream()
        .filter(slot -> parameter.isAmong(slot.over()))
        .map(slot -> new Slot(slot, names.of(parameter.layer(), title(parameter), slot.name())))
        .toList();
  }

  private static String title(Parameter parameter) {
    return parameter.role().title();
  }

  /** The fields of a tensor's own sums and numbers. */
  Map<String, String> fields(Parameter parameter) {
    Map<String, String> fields = new LinkedHashMap<>();
    rule.each()
        .filter(pass -> parameter.isAmong(pass.over()))
        .forEach(
            pass -> {
              pass.sums().forEach(sum -> fields.put(sum.name(), field(parameter, sum.name())));
              if (pass.sums().stream().allMatch(sum -> sum.scope() == Scope.TENSOR)) {
                pass.numbers().forEach(n -> fields.put(n.target(), field(parameter, n.target())));
              }
            });
    return fields;
  }

  private String field(Parameter parameter, String name) {
    return names.of(parameter.layer(), title(parameter), name);
  }
}
