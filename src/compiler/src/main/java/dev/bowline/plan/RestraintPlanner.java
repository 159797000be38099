package dev.bowline.plan;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Constraint;
import dev.bowline.catalog.ElementPenalty;
import dev.bowline.catalog.Regularizer;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.model.Parameter;
import dev.bowline.plan.Plan.Constrained;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.Invocation;
import dev.bowline.plan.Plan.Restraints;
import dev.bowline.plan.Plan.Scratch;
import dev.bowline.plan.Plan.Stored;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.shape.Addition;
import dev.bowline.plan.shape.ConstraintLoops;
import dev.bowline.plan.shape.PenaltyLoops;
import java.util.ArrayList;
import java.util.List;

/** Plans penalties and constraints of one target's trainer. */
final class RestraintPlanner {
  /** The trainer's array for penalties that are no single row's. */
  private static final String PENALTIES = "penalties";

  private final Names names;
  private final Procedures procedures;
  private final List<Scratch> scratch = new ArrayList<>();
  private final List<Invocation> penalties = new ArrayList<>();
  private final List<Constrained> constrained = new ArrayList<>();

  RestraintPlanner(Names names, Procedures procedures) {
    this.names = names;
    this.procedures = procedures;
  }

  Restraints all() {
    return new Restraints(scratch, penalties.size(), penalties, constrained);
  }

  /** Takes up the penalty on a tensor, and gives what it adds to the tensor's gradient. */
  List<Addition> penalize(Stored tensor) {
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
      procedures.add(
          procedures
              .shapes()
              .addition(
                  added,
                  List.of("Adds the slope of " + penalty.name() + " of " + parameter.name() + "."),
                  penalty.slope().apply(regularizer.arguments())));
      return List.of(new Addition(added, tensor.array()));
    }
    throw new AssertionError(regularizer);
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
    if (scaled.axis() == 1 || parameter.role() == Parameter.Role.BIAS) {
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
