package dev.bowline.plan;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Initializer;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.Optimizer;
import dev.bowline.expr.Evaluator;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.plan.Plan.Buffer;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.Inference;
import dev.bowline.plan.Plan.Reading;
import dev.bowline.plan.Plan.Step;
import dev.bowline.plan.Plan.Stored;
import dev.bowline.plan.Plan.TrainerPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a plan: schedules, buffers, code shapes. */
public final class Planner {
  private final Model model;
  private final Element element;
  private final Names names;
  private final Names workNames = new Names(List.of("losses", "metrics", "gradient", "refresh"));
  private final Map<Parameter, Stored> stored = new LinkedHashMap<>();
  private final Procedures procedures;

  private Planner(Model model, Element element) {
    this.model = model;
    this.element = element;
    this.names = new Names(reserved(model));
    for (Parameter parameter : model.parameters()) {
      stored.put(parameter, store(parameter));
    }
    this.procedures = new Procedures(names);
  }

  /** The plan of a model's class. */
  public static Plan plan(Model model, Element element) {
    return new Planner(model, element).plan();
  }

  private Plan plan() {
    Inference inference = inference();
    TrainerPlan trainer = trainer();
    return new Plan(
        model,
        element,
        List.copyOf(stored.values()),
        readings(),
        procedures.all(),
        inference,
        trainer);
  }

  /** What generated classes say themselves: members, their parameters, the optimiser's numbers. */
  private static List<String> reserved(Model model) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "scaling",
                "tensors",
                "changes",
                "seen",
                "capacity",
                "losses",
                "metrics",
                "share",
                "noise",
                "iteration",
                "rate",
                "step",
                "rows",
                "from",
                "to",
                "work",
                "copy",
                "load",
                "save",
                "create",
                "encode",
                "decode",
                "reconstruct",
                "score",
                "trainer",
                "kernel",
                "bias",
                "parameters",
                "setParameters",
                "inputSize",
                "codeSize",
                "optimize",
                "reserve",
                "pass",
                "evaluate",
                "prepare",
                "update",
                "slots",
                "gradient",
                "refresh",
                "model",
                "seed",
                "key",
                "file",
                "layer",
                "options",
                "chunk",
                "wide",
                "target",
                "shard",
                "shards",
                "x",
                "y",
                "n",
                "values",
                "code",
                "scores",
                "size"));
    Optimizer.Rule rule = rule(model);
    words.addAll(rule.slots());
    rule.scalars().forEach(scalar -> words.add(scalar.target()));
    return words;
  }

  private static Optimizer.Rule rule(Model model) {
    Choice<Optimizer> optimizer = model.training().optimizer();
    return optimizer.entry().rule().apply(optimizer.arguments());
  }

  private Stored store(Parameter parameter) {
    Choice<Initializer> initializer = parameter.initializer();
    boolean kernel = parameter.role() == Parameter.Role.KERNEL;
    Map<String, Double> fans =
        Map.of(
            "fan_in", (double) (kernel ? parameter.rows() : parameter.columns()),
            "fan_out", (double) parameter.columns());
    Initializer entry = initializer.entry();
    return new Stored(
        parameter,
        names.of(parameter.layer(), parameter.role().title()),
        entry.distribution(),
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

  private Inference inference() {
    Network network = Network.of(model, Network.Mode.QUIET);
    Value target = new Value("target rows", model.input().size());
    Measures ofInput = new Measures(model, network, network.x());
    Measures ofTarget = new Measures(model, network, target);
    List<Op> ops = new ArrayList<>(network.ops());
    ops.addAll(ofTarget.all());
    Buffers buffers = new Buffers(ops, List.of(network.x(), target), List.of(network.x(), target));
    Map<Parameter, Copy> copies = copies(network.ops(), workNames);
    Function<Value, Buffer> place = place(buffers, workNames);
    Caller caller = new Caller(stored, copies, place, procedures);
    List<Step> encode = caller.inferring(network.encoder());
    List<Step> decode = caller.inferring(network.decoder());
    return new Inference(
        Shapes.CHUNK,
        Shapes.WIDE,
        all(buffers, workNames),
        List.copyOf(copies.values()),
        place.apply(network.x()),
        place.apply(target),
        place.apply(network.code()),
        place.apply(network.y()),
        encode,
        decode,
        caller.inferring(List.of(ofInput.loss())),
        caller.inferring(ofTarget.all()));
  }

  private TrainerPlan trainer() {
    Network network = Network.of(model, Network.Mode.TRAINING);
    Value target = new Value("target rows", model.input().size());
    Measures measures = new Measures(model, network, target);
    List<Op> ops = new ArrayList<>(network.ops());
    ops.addAll(measures.all());
    ops.add(measures.gradient());
    Backward backward = new Backward(measures.behindLoss(), measures.gradient().dx());
    ops.addAll(backward.ops());
    List<Value> kept = new ArrayList<>(List.of(network.x(), target));
    for (List<Backward.Contribution> contributions : backward.contributions().values()) {
      for (Backward.Contribution contribution : contributions) {
        kept.addAll(contribution.left());
        kept.add(contribution.right());
      }
    }
    Buffers buffers = new Buffers(ops, List.of(network.x(), target), kept);
    Function<Value, Buffer> place = place(buffers, names);
    Map<Parameter, Copy> copies = copies(ops, names);
    Caller caller = new Caller(stored, copies, place, procedures);
    Updates updates =
        new Updates(stored, copies, place, procedures, names, backward.contributions());
    Optimizer.Rule rule = rule(model);
    List<Plan.Update> planned = updates.plan(model, rule);
    return new TrainerPlan(
        all(buffers, names),
        List.copyOf(copies.values()),
        place.apply(network.x()),
        place.apply(target),
        caller.training(ops),
        rule,
        planned,
        Shapes.GRADIENT.rows(),
        stored.keySet().stream().mapToInt(Parameter::columns).max().orElse(1),
        3 * network.ops().stream().mapToLong(Planner::multiplications).sum());
  }

  private static long multiplications(Op op) {
    return op instanceof Op.Multiply multiply ? multiply.kernel().kernel().size() : 0;
  }

  /** The kernels that the operations read the other way round than they are stored. */
  private Map<Parameter, Copy> copies(List<Op> ops, Names scope) {
    Map<Parameter, Copy> copies = new LinkedHashMap<>();
    for (Op op : ops) {
      Optional<Parameter> transposed =
          op instanceof Op.Multiply multiply
                  && multiply.kernel().orientation() == Orientation.TRANSPOSED
              ? Optional.of(multiply.kernel().kernel())
              : op instanceof Op.MultiplyBack back
                      && back.kernel().orientation() == Orientation.TRANSPOSED
                  ? Optional.of(back.kernel().kernel())
                  : Optional.empty();
      transposed.ifPresent(
          parameter ->
              copies.computeIfAbsent(
                  parameter,
                  p -> new Copy(stored.get(p), scope.of(p.layer(), "kernel transposed"))));
    }
    return copies;
  }

  private Function<Value, Buffer> place(Buffers buffers, Names scope) {
    return value -> named(buffers.of(value), scope);
  }

  private List<Buffer> all(Buffers buffers, Names scope) {
    return buffers.all().stream().map(b -> named(b, scope)).collect(Collectors.toList());
  }

  /** Names of arrays end in Rows, which no local variable's does. */
  private Buffer named(Buffers.Buffer buffer, Names scope) {
    String name = buffer.name().endsWith(" rows") ? buffer.name() : buffer.name() + " rows";
    return new Buffer(scope.of(name), buffer.size());
  }

  /** Loss, metrics and their gradient at the end of a network. */
  private static final class Measures {
    private final Model model;
    private final Network network;
    private final Op.Outcome outcome;
    private final Optional<Op.Activate> last;

    Measures(Model model, Network network, Value target) {
      this.model = model;
      this.network = network;
      this.last = network.lastActivation();
      Value y = network.y();
      this.outcome = new Op.Outcome(last.map(Op.Activate::x).orElse(y), y, target);
    }

    private Optional<Loss.Form> fused(Choice<Loss> loss) {
      return last.flatMap(
          activate -> loss.entry().fusedWith(activate.activation().entry(), loss.arguments()));
    }

    private Loss.Form form(Choice<Loss> loss) {
      return fused(loss).orElseGet(() -> loss.entry().form().apply(loss.arguments()));
    }

    Op.Measure loss() {
      Choice<Loss> loss = model.training().loss();
      return new Op.Measure(loss, form(loss), outcome, Optional.empty());
    }

    /** The loss, then the metrics. */
    List<Op> all() {
      List<Op> all = new ArrayList<>(List.of(loss()));
      List<Choice<Loss>> metrics = model.training().metrics();
      for (int i = 0; i < metrics.size(); i++) {
        all.add(new Op.Measure(metrics.get(i), form(metrics.get(i)), outcome, Optional.of(i)));
      }
      return all;
    }

    Op.Differentiate gradient() {
      Choice<Loss> loss = model.training().loss();
      Value of = fused(loss).isPresent() ? outcome.x() : outcome.y();
      return new Op.Differentiate(
          loss, form(loss), outcome, new Value("d " + of.name(), of.size()));
    }

    /** The operations through which the gradient goes back: a fused activation is not one. */
    List<Op> behindLoss() {
      List<Op> ops = network.ops();
      return fused(model.training().loss()).isPresent() ? ops.subList(0, ops.size() - 1) : ops;
    }
  }
}
