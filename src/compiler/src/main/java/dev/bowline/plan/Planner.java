package dev.bowline.plan;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Initializer;
import dev.bowline.catalog.Optimizer;
import dev.bowline.expr.Evaluator;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.Parameter;
import dev.bowline.model.Stages;
import dev.bowline.plan.Plan.Reading;
import dev.bowline.plan.Plan.Stored;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a plan: what is stored, and the kernels of each target. */
public final class Planner {
  private final Model model;
  private final Element element;
  private final Set<Target> targets;
  private final Names names;
  private final Map<Parameter, Stored> stored = new LinkedHashMap<>();

  private Planner(Model model, Element element, Set<Target> targets) {
    this.model = model;
    this.element = element;
    this.targets = targets;
    this.names = new Names(Reserved.of(rule(model)));
    for (Parameter parameter : model.parameters()) {
      stored.put(parameter, store(parameter));
    }
  }

  /** The plan of a model's class; it always has plain kernels. */
  public static Plan plan(Model model, Element element, Set<Target> targets) {
    return new Planner(model, element, targets).plan();
  }

  private Plan plan() {
    List<Plan> stages = Stages.of(model).stream().map(this::stage).toList();
    List<Stored> all = List.copyOf(stored.values());
    return new Plan(
        model, element, all, readings(), kernels(model, stored, Plan.Use.WHOLE), stages);
  }

  private Plan stage(Model stage) {
    Map<Parameter, Stored> part = new LinkedHashMap<>();
    stage.parameters().forEach(parameter -> part.put(parameter, stored.get(parameter)));
    List<Stored> all = List.copyOf(part.values());
    return new Plan(
        stage, element, all, List.of(), kernels(stage, part, Plan.Use.STAGE), List.of());
  }

  private List<Plan.Kernels> kernels(Model part, Map<Parameter, Stored> tensors, Plan.Use use) {
    List<Plan.Kernels> kernels = new ArrayList<>();
    kernels.add(new KernelPlanner(part, use, tensors, names, new PlainShapes()).plan(Target.PLAIN));
    if (targets.contains(Target.VECTOR)) {
      kernels.add(
          new KernelPlanner(part, use, tensors, names, new LaneShapes(part)).plan(Target.VECTOR));
    }
    return kernels;
  }

  static Optimizer.Rule rule(Model model) {
    Choice<Optimizer> optimizer = model.training().optimizer();
    return optimizer.entry().rule().apply(optimizer.arguments());
  }

  private Stored store(Parameter parameter) {
    Choice<Initializer> initializer = parameter.initializer();
    boolean kernel = parameter.isKernel();
    Map<String, Double> fans =
        Map.of(
            "fan_in", (double) (kernel ? parameter.rows() : parameter.columns()),
            "fan_out", (double) parameter.columns());
    Initializer entry = initializer.entry();
    int margin = targets.contains(Target.VECTOR) ? LaneShapes.MARGIN : 0;
    return new Stored(
        parameter,
        names.of(parameter.layer(), parameter.role().title()),
        Math.addExact(parameter.size(), margin),
        entry.distribution().apply(initializer.arguments()),
        Evaluator.evaluate(entry.first().apply(initializer.arguments()), fans),
        Evaluator.evaluate(entry.second().apply(initializer.arguments()), fans));
  }

  private List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    for (Layer layer : model.layers()) {
      if (layer instanceof Dense dense) {
        readings.add(
            new Reading(
                dense.name(),
                stored.get(dense.kernel().kernel()),
                dense.kernel(),
                dense.bias().map(stored::get)));
      }
    }
    return readings;
  }
}
