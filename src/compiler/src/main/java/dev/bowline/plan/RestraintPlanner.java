package dev.bowline.plan;

import dev.bowline.catalog.AnglePenalty;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Constraint;
import dev.bowline.catalog.ContractionPenalty;
import dev.bowline.catalog.CovariancePenalty;
import dev.bowline.catalog.ElementPenalty;
import dev.bowline.catalog.MeanPenalty;
import dev.bowline.catalog.Optimizer.Each;
import dev.bowline.catalog.Optimizer.Update;
import dev.bowline.catalog.Regularizer;
import dev.bowline.catalog.Symbols;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.model.Parameter;
import dev.bowline.plan.Network.Activity;
import dev.bowline.plan.Plan.Buffer;
import dev.bowline.plan.Plan.Call;
import dev.bowline.plan.Plan.Constrained;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.Invocation;
import dev.bowline.plan.Plan.OfBuffer;
import dev.bowline.plan.Plan.OfScratch;
import dev.bowline.plan.Plan.Operand;
import dev.bowline.plan.Plan.Restraints;
import dev.bowline.plan.Plan.Scratch;
import dev.bowline.plan.Plan.Step;
import dev.bowline.plan.Plan.Stored;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.shape.Addition;
import dev.bowline.plan.shape.AngleLoops;
import dev.bowline.plan.shape.BatchLoops;
import dev.bowline.plan.shape.ConstraintLoops;
import dev.bowline.plan.shape.OptimizerLoop;
import dev.bowline.plan.shape.PenaltyLoops;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Plans penalties and constraints of one target's trainer. */
final class RestraintPlanner {
  /** The trainer's array for penalties that are no single row's. */
  private static final String PENALTIES = "penalties";

  private final Names names;
  private final Procedures procedures;
  private final ActivityAngles angles;
  private final Contractions contractions;
  private final List<Activity> contracted = new ArrayList<>();
  private final List<Scratch> scratch = new ArrayList<>();
  private final List<Invocation> penalties = new ArrayList<>();
  private final List<Buffer> gathered = new ArrayList<>();
  private final List<Step> back = new ArrayList<>();
  private final List<Constrained> constrained = new ArrayList<>();

  RestraintPlanner(Names names, Procedures procedures, Map<Parameter, Stored> stored) {
    this.names = names;
    this.procedures = procedures;
    this.angles = new ActivityAngles(names, procedures);
    this.contractions = new Contractions(names, procedures, stored);
  }

  Restraints all() {
    return new Restraints(scratch, penalties.size(), penalties, gathered, back, constrained);
  }

  /** Takes up the penalty on a tensor, and gives what penalties add to the tensor's gradient. */
  List<Addition> penalize(Stored tensor) {
    List<Addition> additions = new ArrayList<>(ofTensor(tensor));
    for (Activity activity : contracted) {
      if (activity.layer().kernel().kernel().equals(tensor.parameter())) {
        String adding = names.of(activity.layer().name(), "contract");
        add(adding, activity.regularizer().name() + " of " + activity.layer().name(), Symbols.W);
        additions.add(new Addition(adding, contractions.added(activity).field()));
      }
    }
    return additions;
  }

  private List<Addition> ofTensor(Stored tensor) {
    Parameter parameter = tensor.parameter();
    if (parameter.regularizer().isEmpty()) {
      return List.of();
    }
    Choice<Regularizer> regularizer = parameter.regularizer().get();
    if (regularizer.entry() instanceof ElementPenalty penalty) {
      Expr value = penalty.value().apply(regularizer.arguments());
      if (value.equals(Exprs.ZERO)) {
        return List.of();
      }
      Procedure sum =
          PenaltyLoops.sum(
              name(parameter, "penalty"),
              List.of(penalty.name() + " of " + parameter.name() + ": " + penalty.summary() + "."),
              parameter.size(),
              penalties.size(),
              value);
      procedures.add(sum);
      penalties.add(new Invocation(sum.name(), List.of(tensor.array(), PENALTIES)));
      String added = name(parameter, "penalize");
      Expr slope = penalty.slope().apply(regularizer.arguments());
      add(added, penalty.name() + " of " + parameter.name(), slope);
      return List.of(new Addition(added, tensor.array()));
    }
    if (regularizer.entry() instanceof AnglePenalty) {
      return angles(tensor, regularizer);
    }
    throw new AssertionError(regularizer);
  }

  private List<Addition> angles(Stored tensor, Choice<Regularizer> regularizer) {
    Parameter parameter = tensor.parameter();
    int rows = parameter.rows();
    int columns = parameter.columns();
    boolean ofRows = AnglePenalty.isOfRows(regularizer.arguments());
    AngleLoops loops =
        ofRows
            ? new AngleLoops(rows, columns, columns, 1)
            : new AngleLoops(columns, rows, 1, columns);
    List<Scratch> arrays =
        List.of(
            new Scratch(name(parameter, "unit"), parameter.size()),
            new Scratch(name(parameter, "pull"), parameter.size()),
            new Scratch(
                name(parameter, "cosines"), Math.multiplyExact(loops.vectors(), loops.vectors())),
            new Scratch(name(parameter, "lengths"), loops.vectors()),
            new Scratch(name(parameter, "added"), tensor.length()));
    scratch.addAll(arrays);
    Procedure procedure =
        loops.procedure(
            name(parameter, "penalty"),
            List.of(
                regularizer.name()
                    + " of "
                    + parameter.name()
                    + ": "
                    + regularizer.entry().summary()
                    + "."),
            penalties.size(),
            regularizer.arguments().real("factor"));
    procedures.add(procedure);
    List<String> arguments = new ArrayList<>(List.of(tensor.array()));
    arrays.forEach(array -> arguments.add(array.field()));
    arguments.add(PENALTIES);
    penalties.add(new Invocation(procedure.name(), arguments));
    String adding = name(parameter, "penalize");
    add(adding, regularizer.name(), Symbols.W);
    return List.of(new Addition(adding, name(parameter, "added")));
  }

  /** Takes up a penalty on what a layer makes of a whole batch. */
  void measure(Activity activity, Function<Value, Buffer> place) {
    Buffer y = place.apply(activity.y());
    gathered.add(y);
    Choice<Regularizer> regularizer = activity.regularizer();
    if (regularizer.entry() instanceof ContractionPenalty) {
      contracted.add(activity);
      scratch.addAll(contractions.arrays(activity));
      penalties.add(contractions.measure(activity, y, penalties.size(), PENALTIES));
      return;
    }
    List<String> comment =
        List.of(
            regularizer.name()
                + " of what "
                + activity.layer().name()
                + " gives: "
                + regularizer.entry().summary()
                + ".");
    if (regularizer.entry() instanceof AnglePenalty) {
      scratch.addAll(angles.arrays(activity));
      penalties.add(angles.measure(activity, y, comment, penalties.size(), PENALTIES));
      return;
    }
    BatchLoops loops = procedures.shapes().batch(y.size());
    List<Scratch> arrays = arrays(activity);
    scratch.addAll(arrays);
    String name = names.of(activity.layer().name(), "activity penalty");
    Procedure procedure;
    if (regularizer.entry() instanceof MeanPenalty penalty) {
      procedure =
          loops.means(
              name,
              comment,
              penalties.size(),
              new BatchLoops.OfMeans(
                  penalty.domain().low(),
                  penalty.domain().high(),
                  penalty.value().apply(regularizer.arguments()),
                  penalty.slope().apply(regularizer.arguments())));
    } else if (regularizer.entry() instanceof CovariancePenalty) {
      procedure =
          loops.covariance(name, comment, penalties.size(), regularizer.arguments().real("weight"));
    } else {
      throw new AssertionError(activity);
    }
    procedures.add(procedure);
    List<String> arguments = new ArrayList<>(List.of(y.name()));
    arrays.forEach(array -> arguments.add(array.field()));
    arguments.addAll(List.of(PENALTIES, "rows"));
    penalties.add(new Invocation(name, arguments));
  }

  /** The scratch of a penalty on a whole batch. */
  private List<Scratch> arrays(Activity activity) {
    String layer = activity.layer().name();
    int size = activity.y().size();
    return activity.regularizer().entry() instanceof MeanPenalty
        ? List.of(new Scratch(names.of(layer, "slopes"), size))
        : List.of(
            new Scratch(names.of(layer, "means"), size),
            new Scratch(names.of(layer, "covariance"), Math.multiplyExact(size, size)));
  }

  /** The call that adds such a penalty's part to a gradient. */
  Step pull(Op.Pull pull, Function<Value, Buffer> place) {
    Activity activity = pull.activity();
    if (activity.regularizer().entry() instanceof ContractionPenalty) {
      return contractions.pull(pull, place);
    }
    List<String> comment =
        List.of("What the penalty on " + activity.layer().name() + " adds to the gradient.");
    if (activity.regularizer().entry() instanceof AnglePenalty) {
      return angles.pull(pull, comment, place);
    }
    BatchLoops loops = procedures.shapes().batch(activity.y().size());
    boolean means = activity.regularizer().entry() instanceof MeanPenalty;
    String name = names.of(activity.layer().name(), "activity penalty back");
    Optional<String> dy = pull.d().map(d -> "dy");
    procedures.add(
        means ? loops.meansBack(name, comment, dy) : loops.covarianceBack(name, comment, dy));
    List<Operand> operands = new ArrayList<>();
    pull.d().ifPresent(d -> operands.add(new OfBuffer(place.apply(d))));
    if (!means) {
      operands.add(new OfBuffer(place.apply(activity.y())));
    }
    operands.add(new OfBuffer(place.apply(pull.out())));
    arrays(activity).forEach(array -> operands.add(new OfScratch(array)));
    return new Call(name, operands);
  }

  /** Takes up what comes behind the penalties in a pass. */
  void back(List<Step> steps) {
    back.addAll(steps);
  }

  /** What adds a formula of {@code w} to each finished piece of a gradient. */
  private void add(String name, String penalty, Expr slope) {
    List<Update> updates = List.of(new Update("g", Exprs.add(Symbols.G, slope)));
    procedures.add(
        procedures
            .shapes()
            .finished(
                new OptimizerLoop(
                    name,
                    List.of("Adds the slope of " + penalty + "."),
                    Each.of(updates),
                    List.of(),
                    List.of())));
  }

  /** Takes up the constraint on a tensor. */
  void constrain(Stored tensor, List<Copy> copies) {
    tensor
        .parameter()
        .constraint()
        .ifPresent(
            constraint ->
                constrained.add(new Constrained(tensor, keep(tensor, constraint), copies)));
  }

  private Invocation keep(Stored tensor, Choice<Constraint> constraint) {
    Parameter parameter = tensor.parameter();
    String name = name(parameter, "constrain");
    List<String> comment =
        List.of(
            constraint.name()
                + " of "
                + parameter.name()
                + ": "
                + constraint.entry().summary()
                + ".");
    Constraint.Form form = constraint.entry().form().apply(constraint.arguments());
    if (form instanceof Constraint.Form.Element element) {
      procedures.add(ConstraintLoops.elements(name, comment, parameter.size(), element.value()));
      return new Invocation(name, List.of(tensor.array()));
    }
    if (!(form instanceof Constraint.Form.Scaled scaled)) {
      throw new AssertionError(form);
    }
    // The one axis of a bias is the second of its one row.
    if (scaled.axis() == 1 || !parameter.isKernel()) {
      procedures.add(
          ConstraintLoops.rows(
              name, comment, parameter.rows(), parameter.columns(), scaled.factor()));
      return new Invocation(name, List.of(tensor.array()));
    }
    procedures.add(
        ConstraintLoops.columns(
            name, comment, parameter.rows(), parameter.columns(), scaled.factor()));
    String norms = name(parameter, "norms");
    scratch.add(new Scratch(norms, parameter.columns()));
    return new Invocation(name, List.of(tensor.array(), norms));
  }

  private String name(Parameter parameter, String what) {
    return names.of(parameter.layer(), parameter.role().title(), what);
  }
}
