package dev.bowline.plan;

import dev.bowline.catalog.Optimizer;
import dev.bowline.catalog.Optimizer.Pass;
import dev.bowline.catalog.Optimizer.Rule;
import dev.bowline.catalog.Optimizer.Scope;
import dev.bowline.catalog.Optimizer.Update;
import dev.bowline.catalog.Symbols;
import dev.bowline.expr.Exprs;
import dev.bowline.plan.Plan.WeightPass;
import dev.bowline.plan.shape.OptimizerLoop;
import java.util.ArrayList;
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

  private final List<WeightPass> passes = new ArrayList<>();

  WeightPasses(Optimizer optimizer, Rule rule, Names names, Procedures procedures) {
    this.rule = rule;
    this.names = names;
    this.procedures = procedures;
    List<String> comment = List.of(optimizer.name() + ": " + optimizer.summary() + ".");
    if (rule.isElementwise()) {
      finishing = "optimize";
      finished(comment, rule.passes().get(0), rule.slots());
      return;
    }
    finishing = "keep";
    boolean adds = rule.every() > 1;
    finished(
        List.of(adds ? "Adds to the gradients of a step." : "Keeps the gradient."),
        new Pass(
            List.of(new Update("w", adds ? Exprs.add(Symbols.W, Symbols.G) : Symbols.G)),
            List.of(),
            List.of(),
            false),
        List.of());
    plan(comment);
  }

  private void finished(List<String> comment, Pass pass, List<String> slots) {
    OptimizerLoop loop = new OptimizerLoop(finishing, comment, pass, slots, List.of());
    procedures.add(procedures.shapes().finished(loop));
  }

  private void plan(List<String> comment) {
    List<String> known = new ArrayList<>();
    for (int i = 0; i < rule.passes().size(); i++) {
      Pass pass = rule.passes().get(i);
      boolean ofModel = pass.sums().stream().anyMatch(sum -> sum.scope() == Scope.MODEL);
      List<String> slots = rule.slots().stream().filter(name -> mentions(pass, name)).toList();
      List<String> numbers = known.stream().filter(name -> mentions(pass, name)).toList();
      String name = names.of("optimize " + (i + 1));
      List<String> words = new ArrayList<>(i == 0 ? comment : List.of());
      words.add("Pass " + (i + 1) + " of " + rule.passes().size() + " over the weights.");
      procedures.add(
          procedures.shapes().pass(new OptimizerLoop(name, words, pass, slots, numbers)));
      passes.add(new WeightPass(name, pass, ofModel ? Scope.MODEL : Scope.TENSOR, slots, numbers));
      if (!ofModel) {
        pass.numbers().forEach(number -> known.add(number.target()));
      }
    }
  }

  private static boolean mentions(Pass pass, String name) {
    return pass.updates().stream()
            .anyMatch(
                update ->
                    update.target().equals(name) || Exprs.variables(update.value()).contains(name))
        || pass.sums().stream().anyMatch(sum -> Exprs.variables(sum.element()).contains(name));
  }

  String finishing() {
    return finishing;
  }

  List<WeightPass> all() {
    return List.copyOf(passes);
  }

  /** The fields of a tensor's own sums and numbers. */
  Map<String, String> fields(String layer, String role) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (WeightPass pass : passes) {
      pass.pass().sums().forEach(sum -> fields.put(sum.name(), names.of(layer, role, sum.name())));
      if (pass.scope() == Scope.TENSOR) {
        pass.pass()
            .numbers()
            .forEach(n -> fields.put(n.target(), names.of(layer, role, n.target())));
      }
    }
    return fields;
  }
}
