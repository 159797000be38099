package dev.bowline.plan;

import dev.bowline.catalog.Optimizer;
import dev.bowline.model.Model;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.plan.Backward.Contribution;
import dev.bowline.plan.Plan.Buffer;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.Inference;
import dev.bowline.plan.Plan.Step;
import dev.bowline.plan.Plan.Stored;
import dev.bowline.plan.Plan.TrainerPlan;
import dev.bowline.plan.shape.Addition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Plans the kernels of one target: schedules, buffers, code shapes. */
final class KernelPlanner {
  private final Model model;
  private final Plan.Use use;
  private final Map<Parameter, Stored> stored;
  private final CodeShapes shapes;
  private final Names trainerNames;
  private final Names workNames;
  private final Procedures procedures;
  private final Choices choices = new Choices();
  private Plan.GradientScratch scratch = Plan.GradientScratch.NONE;

  KernelPlanner(
      Model model, Plan.Use use, Map<Parameter, Stored> stored, Names names, CodeShapes shapes) {
    this.model = model;
    this.use = use;
    this.stored = stored;
    this.shapes = shapes;
    this.trainerNames = names.copy();
    this.workNames = names.copy();
    this.procedures = new Procedures(trainerNames, shapes);
  }

  Plan.Kernels plan(Target target) {
    TrainerPlan trainer = trainer();
    Inference inference = use == Plan.Use.STAGE ? ofStage() : ofWhole();
    return new Plan.Kernels(target, procedures.all(), inference, trainer, choices.all());
  }

  private Inference ofWhole() {
    Network network = Network.of(model, Network.Mode.QUIET);
    Value target = new Value("target", model.input().size());
    Measures ofInput = new Measures(model, network, network.x());
    Measures ofTarget = new Measures(model, network, target);
    List<Value> ends = List.of(network.x(), target, network.code(), network.y());
    List<Value> kept = new ArrayList<>(ends);
    // Measures read what the last activation got.
    Set<Value> needed = new LinkedHashSet<>(kept);
    ofTarget.all().forEach(op -> needed.addAll(op.reads()));
    network.activities().forEach(activity -> needed.add(activity.y()));
    List<Op> encode = joined(network.encoder(), needed);
    List<Op> decode = joined(network.decoder(), needed);
    List<Op> score = joined(List.of(ofInput.loss()), needed);
    List<Op> measured = new ArrayList<>(ofTarget.all());
    measured.addAll(new Activities(network).measures());
    List<Op> evaluate = joined(measured, needed);
    List<Op> ops = new ArrayList<>(encode);
    ops.addAll(decode);
    ops.addAll(evaluate);
    List<Value> gathered =
        new Activities(network).ofBatch().stream().map(Network.Activity::y).toList();
    List<Value> left = new ArrayList<>(List.of(network.x(), target));
    left.addAll(gathered);
    Buffers buffers = new Buffers(ops, List.of(network.x(), target), left);
    Function<Value, Buffer> place = place(buffers, workNames);
    Map<Parameter, Map<Orientation, Copy>> copies = new LinkedHashMap<>();
    Calls calls = inferring(place, copies);
    List<Step> encoding = calls.inferring(encode);
    List<Step> decoding = calls.inferring(decode);
    List<Step> scoring = calls.inferring(score);
    List<Step> evaluating = calls.inferring(evaluate);
    return inference(
        network,
        buffers,
        copies,
        new Passes(
            Optional.of(target),
            gathered,
            encoding,
            decoding,
            scoring,
            evaluating,
            inspections(network, ops, encoding, decoding, place),
            explanation(ofInput, target, needed, place)));
  }

  /** The way to the code and, for one row, on to the output. */
  private Inference ofStage() {
    Network network = Network.of(model, Network.Mode.QUIET);
    Set<Value> needed = new LinkedHashSet<>(List.of(network.x(), network.code(), network.y()));
    List<Op> encode = joined(network.encoder(), needed);
    List<Op> decode = joined(network.decoder(), needed);
    List<Op> ops = new ArrayList<>(encode);
    ops.addAll(decode);
    Buffers buffers = new Buffers(ops, List.of(network.x()), List.of(network.x()));
    Function<Value, Buffer> place = place(buffers, workNames);
    Map<Parameter, Map<Orientation, Copy>> copies = new LinkedHashMap<>();
    Calls calls = inferring(place, copies);
    List<Step> encoding = calls.inferring(encode);
    List<Step> decoding = calls.ofFew(decode);
    return inference(
        network,
        buffers,
        copies,
        new Passes(
            Optional.empty(),
            List.of(),
            encoding,
            decoding,
            List.of(),
            List.of(),
            inspections(network, ops, encoding, decoding, place),
            List.of()));
  }

  /** The calls of passes that do not train. */
  private Calls inferring(
      Function<Value, Buffer> place, Map<Parameter, Map<Orientation, Copy>> copies) {
    return new Calls(
        stored,
        place,
        procedures,
        kernel -> copy(copies, kernel.kernel(), shapes.inferenceCopy(kernel), workNames),
        KernelPlanner::noPull,
        choices);
  }

  /** What {@link Inference} says of passes. */
  private record Passes(
      Optional<Value> target,
      List<Value> gathered,
      List<Step> encode,
      List<Step> decode,
      List<Step> score,
      List<Step> evaluate,
      List<Plan.Inspection> inspection,
      List<Step> explanation) {}

  private Inference inference(
      Network network,
      Buffers buffers,
      Map<Parameter, Map<Orientation, Copy>> copies,
      Passes passes) {
    Function<Value, Buffer> place = place(buffers, workNames);
    return new Inference(
        use,
        Chunk.rows(model, shapes),
        shapes.wide(),
        shapes.margin(),
        all(buffers, workNames),
        all(copies),
        procedures.panel(),
        model.layers().stream().mapToInt(l -> l.output().size()).max().orElse(1),
        scratch,
        place.apply(network.x()),
        passes.target().map(place),
        place.apply(network.code()),
        place.apply(network.y()),
        passes.gathered().stream().map(place).toList(),
        passes.encode(),
        passes.decode(),
        passes.score(),
        passes.evaluate(),
        passes.inspection(),
        passes.explanation());
  }

  /** The target rows take what it makes: nothing else is in them while a row is explained. */
  private List<Step> explanation(
      Measures ofInput, Value target, Set<Value> needed, Function<Value, Buffer> place) {
    // What was chosen is that of the loss again, and no news.
    Calls calls =
        new Calls(
            stored,
            place,
            procedures,
            use -> Optional.empty(),
            KernelPlanner::noPull,
            new Choices());
    return calls.inferring(joined(List.of(ofInput.explanation(target)), needed));
  }

  /** What each step makes last, and the layer that wants it. */
  private List<Plan.Inspection> inspections(
      Network network,
      List<Op> ops,
      List<Step> encoding,
      List<Step> decoding,
      Function<Value, Buffer> place) {
    List<Step> steps = new ArrayList<>(encoding);
    steps.addAll(decoding);
    List<Plan.Inspection> inspections = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      List<Value> made = ops.get(i).makes();
      Value last = made.get(made.size() - 1);
      Step step = steps.get(i) instanceof Plan.Either both ? ofFew(both) : steps.get(i);
      inspections.add(
          new Plan.Inspection(
              step, place.apply(last), model.layers().indexOf(network.layerOf(last))));
    }
    return inspections;
  }

  private static Step ofFew(Plan.Either either) {
    return either.condition() == Plan.Condition.WIDE ? either.otherwise() : either;
  }

  private static Step noPull(Op.Pull pull) {
    throw new AssertionError(pull);
  }

  private TrainerPlan trainer() {
    Network network = Network.of(model, Network.Mode.TRAINING);
    Value target = new Value("target", model.input().size());
    Measures measures = new Measures(model, network, target);
    Activities activities = new Activities(network);
    List<Op> pulls =
        measures
            .fusedActivation()
            .map(l -> activities.back(l, measures.ofGradient()))
            .orElse(List.of());
    Value last =
        pulls.isEmpty() ? measures.ofGradient() : pulls.get(pulls.size() - 1).makes().get(0);
    Backward backward = new Backward(measures.behindLoss(), last, activities);
    List<Op> forward = new ArrayList<>(RowWorks.forward(network.links()));
    forward.addAll(measures.all());
    forward.addAll(activities.measures());
    List<Op> back = new ArrayList<>(List.of(measures.gradient(trainerNames)));
    back.addAll(pulls);
    back.addAll(backward.ops());
    List<Value> kept = new ArrayList<>(List.of(network.x(), target));
    backward
        .contributions()
        .values()
        .forEach(summands -> summands.forEach(summand -> kept.addAll(summand.values())));
    activities.ofBatch().forEach(activity -> kept.add(activity.y()));
    if (activities.ofBatch().isEmpty() && !measures.isOfBatch()) {
      forward.addAll(back);
      back.clear();
    }
    Set<Value> needed = new LinkedHashSet<>(kept);
    back.forEach(op -> needed.addAll(op.reads()));
    List<Op> first = joined(forward, needed);
    List<Op> second = joined(back, new LinkedHashSet<>(kept));
    List<Op> ops = new ArrayList<>(first);
    ops.addAll(second);
    Buffers buffers = new Buffers(ops, List.of(network.x(), target), kept);
    Function<Value, Buffer> place = place(buffers, trainerNames);
    Map<Parameter, Map<Orientation, Copy>> copies = new LinkedHashMap<>();
    RestraintPlanner restraints = new RestraintPlanner(trainerNames, procedures, stored);
    activities.ofBatch().forEach(activity -> restraints.measure(activity, place));
    Calls calls =
        new Calls(
            stored,
            place,
            procedures,
            use -> copy(copies, use.kernel(), shapes.trainingCopy(use), trainerNames),
            pull -> restraints.pull(pull, place),
            choices);
    List<Step> pass = calls.training(first);
    restraints.back(calls.training(second));
    Optimizer.Rule rule = Planner.rule(model);
    Optimizer optimizer = model.training().optimizer().entry();
    WeightPasses passes =
        new WeightPasses(optimizer, rule, stored.keySet(), trainerNames, procedures);
    List<Plan.Update> updates = new ArrayList<>();
    for (Stored tensor : stored.values()) {
      List<Copy> ofTensor = List.copyOf(copies.getOrDefault(tensor.parameter(), Map.of()).values());
      updates.add(
          update(
              tensor,
              rule,
              passes,
              restraints.penalize(tensor),
              backward.contributions().getOrDefault(tensor.parameter(), List.of()),
              place,
              ofTensor));
      restraints.constrain(tensor, ofTensor);
    }
    return new TrainerPlan(
        all(buffers, trainerNames),
        all(copies),
        place.apply(network.x()),
        place.apply(target),
        pass,
        measures.wholes(trainerNames),
        rule,
        schedule(),
        updates,
        passes.all(),
        restraints.all(),
        shapes.tile(),
        3 * network.links().stream().mapToLong(KernelPlanner::multiplications).sum());
  }

  private Optional<List<Optimizer.Update>> schedule() {
    return model
        .training()
        .schedule()
        .map(schedule -> schedule.entry().rates().apply(schedule.arguments()));
  }

  private static long multiplications(Link link) {
    return link instanceof Link.Multiplied multiplied
        ? multiplied.product().kernel().kernel().size()
        : 0;
  }

  private Plan.Update update(
      Stored tensor,
      Optimizer.Rule rule,
      WeightPasses passes,
      List<Addition> additions,
      List<Contribution> summands,
      Function<Value, Buffer> place,
      List<Copy> copies) {
    Parameter parameter = tensor.parameter();
    String layer = parameter.layer();
    String role = parameter.role().title();
    List<Plan.Slot> slots = passes.slots(parameter);
    boolean keeps = !passes.all().all().isEmpty();
    String kept = trainerNames.of(layer, role, "gradient");
    // Where the gradient of one step is all that is kept, it can be formed where it stays.
    String gradient = keeps && rule.every() == 1 ? kept : trainerNames.of(layer, role, "summed");
    List<String> weights = new ArrayList<>(List.of(keeps ? kept : tensor.array()));
    slots.stream().filter(slot -> !keeps).forEach(slot -> weights.add(slot.field()));
    boolean kernel = parameter.isKernel();
    UpdateShape shape =
        shapes.update(
            new UpdateShape.Tensor(
                parameter,
                trainerNames.of(layer, role, "update"),
                kernel
                    ? List.of(
                        "The gradient of " + parameter.name() + ", summed over all its uses,",
                        "and its update, for a thread's share of the kernel: from to to.")
                    : List.of("The gradient of " + parameter.name() + " and its update."),
                summands.stream()
                    .map(s -> new UpdateShape.Factors(s.left().map(place), place.apply(s.right())))
                    .toList(),
                gradient,
                passes.finishing(),
                additions,
                weights,
                keeps ? List.of() : copies));
    scratch = scratch.and(shape.scratch());
    choices.update(parameter, summands.size(), slots.size(), shape.form().described());
    return new Plan.Update(
        tensor,
        slots,
        shape.keepsGradient() ? Optional.of(gradient) : Optional.empty(),
        keeps ? Optional.of(kept) : Optional.empty(),
        passes.fields(parameter),
        call(shape.form()),
        shape.low().map(this::call),
        keeps ? copies : shape.refreshed());
  }

  private Plan.UpdateCall call(UpdateShape.Form form) {
    form.procedures().forEach(procedures::add);
    return new Plan.UpdateCall(form.procedures().get(0).name(), form.height(), form.shared());
  }

  /** Row programs that follow each other as groups, each of which writes what others need. */
  private List<Op> joined(List<Op> ops, Set<Value> kept) {
    List<Op> joined = RowGroup.join(ops);
    List<Op> seen = new ArrayList<>();
    for (int i = 0; i < joined.size(); i++) {
      Op op = joined.get(i);
      if (op instanceof RowGroup group) {
        Set<Value> needed = new LinkedHashSet<>(kept);
        joined.subList(i + 1, joined.size()).forEach(later -> needed.addAll(later.reads()));
        seen.add(group.hiding(shapes.hidden(group, needed)));
      } else {
        seen.add(op);
      }
    }
    return seen;
  }

  private Optional<Copy> copy(
      Map<Parameter, Map<Orientation, Copy>> copies,
      Parameter kernel,
      Optional<Orientation> orientation,
      Names scope) {
    return orientation.map(
        o ->
            copies
                .computeIfAbsent(kernel, k -> new LinkedHashMap<>())
                .computeIfAbsent(
                    o,
                    k -> {
                      String words =
                          o == Orientation.AS_STORED ? "kernel rows" : "kernel transposed";
                      int columns = o == Orientation.AS_STORED ? kernel.columns() : kernel.rows();
                      return new Copy(
                          stored.get(kernel),
                          o,
                          scope.of(kernel.layer(), words),
                          shapes.stride(columns));
                    }));
  }

  private static List<Copy> all(Map<Parameter, Map<Orientation, Copy>> copies) {
    return copies.values().stream().flatMap(byForm -> byForm.values().stream()).toList();
  }

  private Function<Value, Buffer> place(Buffers buffers, Names scope) {
    return value -> named(buffers.of(value), scope);
  }

  private List<Buffer> all(Buffers buffers, Names scope) {
    return buffers.all().stream().map(place -> named(place, scope)).toList();
  }

  /** Names of arrays end in Rows, which no local variable's does. */
  private Buffer named(Buffers.Place place, Names scope) {
    return new Buffer(scope.of(place.name(), "rows"), place.size(), shapes.stride(place.size()));
  }
}
