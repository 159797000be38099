package dev.bowline.plan;

import dev.bowline.model.Parameter;
import dev.bowline.model.Stages;
import dev.bowline.plan.Plan.Buffer;
import dev.bowline.plan.Plan.Call;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.Operand;
import dev.bowline.plan.Plan.Step;
import dev.bowline.plan.Plan.Update;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.ProcedureVerifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks the rules of plans: one update for each stored tensor, calls that fit their procedures and
 * name arrays that exist, and in the procedures what {@link ProcedureVerifier} checks.
 */
public final class PlanVerifier {
  private final Plan plan;
  private final Plan.Kernels kernels;
  private final Map<String, Procedure> procedures = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  private PlanVerifier(Plan plan, Plan.Kernels kernels) {
    this.plan = plan;
    this.kernels = kernels;
  }

  /** What is wrong with a plan; nothing if it keeps the rules. */
  public static List<String> faults(Plan plan) {
    List<String> faults = new ArrayList<>();
    for (Plan.Kernels kernels : plan.kernels()) {
      PlanVerifier verifier = new PlanVerifier(plan, kernels);
      verifier.check();
      verifier.faults.forEach(fault -> faults.add(kernels.target() + ": " + fault));
    }
    for (Plan stage : plan.stages()) {
      faults(stage).forEach(fault -> faults.add(Stages.title(stage.model()) + ": " + fault));
    }
    return faults;
  }

  private void check() {
    procedures();
    updates();
    Plan.Inference inference = kernels.inference();
    for (List<Step> pass :
        List.of(inference.encode(), inference.decode(), inference.score(), inference.evaluate())) {
      pass.forEach(step -> step(step, inference.buffers(), inference.copies()));
    }
    Plan.TrainerPlan trainer = kernels.trainer();
    trainer.pass().forEach(step -> step(step, trainer.buffers(), trainer.copies()));
    trainer.restraints().back().forEach(step -> step(step, trainer.buffers(), trainer.copies()));
  }

  private void procedures() {
    for (Procedure procedure : kernels.procedures()) {
      if (procedures.put(procedure.name(), procedure) != null) {
        faults.add("two procedures are called " + procedure.name());
      }
    }
    kernels
        .procedures()
        .forEach(procedure -> faults.addAll(ProcedureVerifier.faults(procedure, procedures)));
  }

  private void updates() {
    Set<Parameter> updated = new HashSet<>();
    for (Update update : kernels.trainer().updates()) {
      if (!updated.add(update.stored().parameter())) {
        faults.add(update.stored().field() + " is updated twice");
      }
      Stream.concat(Stream.of(update.procedure()), update.low().stream())
          .filter(call -> !procedures.containsKey(call.procedure()))
          .forEach(call -> faults.add("there is no procedure " + call.procedure()));
    }
    if (!updated.equals(new HashSet<>(plan.model().parameters()))) {
      faults.add("not all stored tensors are updated");
    }
  }

  /** The fields of numbers that follow from a whole batch. */
  private Set<String> numbers() {
    Set<String> fields = new HashSet<>();
    for (Plan.Whole whole : kernels.trainer().wholes()) {
      fields.addAll(whole.kept().values());
      whole.counted().ifPresent(fields::add);
    }
    return fields;
  }

  private void step(Step step, List<Buffer> buffers, List<Copy> copies) {
    if (step instanceof Call call) {
      call(call, buffers, copies);
    } else if (step instanceof Plan.Either either) {
      step(either.then(), buffers, copies);
      step(either.otherwise(), buffers, copies);
    }
  }

  /** Every call hands over the operands, and then the rows from and to. */
  private void call(Call call, List<Buffer> buffers, List<Copy> copies) {
    Procedure procedure = procedures.get(call.procedure());
    if (procedure == null) {
      faults.add("there is no procedure " + call.procedure());
      return;
    }
    if (procedure.formals().size() != call.operands().size() + 2) {
      faults.add(call.procedure() + " is called with " + call.operands().size() + " operands");
    }
    for (Operand operand : call.operands()) {
      if (operand instanceof Plan.OfNumber of && !numbers().contains(of.field())) {
        faults.add(call.procedure() + " gets no number " + of.field());
      }
      if (operand instanceof Plan.OfBuffer of && !buffers.contains(of.buffer())) {
        faults.add(call.procedure() + " gets no array " + of.buffer().name());
      }
      if (operand instanceof Plan.OfCopy of && !copies.contains(of.copy())) {
        faults.add(call.procedure() + " gets no copy " + of.copy());
      }
      if (operand instanceof Plan.OfStored of && !plan.stored().contains(of.stored())) {
        faults.add(call.procedure() + " gets no tensor " + of.stored().field());
      }
    }
  }
}
