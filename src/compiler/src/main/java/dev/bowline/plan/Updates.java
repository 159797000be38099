package dev.bowline.plan;

import dev.bowline.catalog.Optimizer;
import dev.bowline.model.Model;
import dev.bowline.model.Parameter;
import dev.bowline.plan.Backward.Contribution;
import dev.bowline.plan.Plan.Buffer;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.Stored;
import dev.bowline.plan.Plan.Update;
import dev.bowline.plan.shape.GradientTile.Factors;
import dev.bowline.plan.shape.OptimizerLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The second phase of a step: for each stored tensor its summed gradient and its update. */
record Updates(
    Map<Parameter, Stored> stored,
    Map<Parameter, Copy> copies,
    Function<Value, Buffer> place,
    Procedures procedures,
    Names names,
    Map<Parameter, List<Contribution>> contributions) {

  /** The scratch rows of a gradient, as the update procedures call them. */
  private static final String SCRATCH = "gradient";

  List<Update> plan(Model model, Optimizer.Rule rule) {
    Optimizer optimizer = model.training().optimizer().entry();
    procedures.add(
        OptimizerLoop.procedure(
            List.of(optimizer.name() + ": " + optimizer.summary() + "."), rule));
    List<Update> updates = new ArrayList<>();
    for (Stored tensor : stored.values()) {
      updates.add(update(tensor, rule));
    }
    return updates;
  }

  private Update update(Stored tensor, Optimizer.Rule rule) {
    Parameter parameter = tensor.parameter();
    List<String> slots =
        rule.slots().stream()
            .map(slot -> names.of(parameter.layer(), parameter.role().title(), slot))
            .toList();
    List<String> weights = new ArrayList<>(List.of(tensor.field()));
    weights.addAll(slots);
    List<Contribution> summands = contributions.getOrDefault(parameter, List.of());
    String procedure =
        parameter.role() == Parameter.Role.KERNEL
            ? kernel(parameter, summands, weights)
            : bias(parameter, summands, weights);
    return new Update(tensor, slots, procedure, Optional.ofNullable(copies.get(parameter)));
  }

  private String kernel(Parameter kernel, List<Contribution> summands, List<String> weights) {
    List<Factors> uses =
        summands.stream().map(c -> new Factors(name(c.left().get(0)), name(c.right()))).toList();
    return procedures.named(
        kernel.name() + " update",
        name ->
            Shapes.GRADIENT.procedure(
                name,
                List.of(
                    "The gradient of " + kernel.name() + ", summed over all its uses,",
                    "and its update, for the rows from to to of the kernel."),
                kernel.rows(),
                kernel.columns(),
                uses,
                SCRATCH,
                weights));
  }

  private String bias(Parameter bias, List<Contribution> summands, List<String> weights) {
    return procedures.named(
        bias.name() + " update",
        name ->
            Shapes.GRADIENT.bias(
                name,
                List.of("The gradient of " + bias.name() + " and its update."),
                bias.columns(),
                name(summands.get(0).right()),
                SCRATCH,
                weights));
  }

  private String name(Value value) {
    return place.apply(value).name();
  }
}
