package dev.bowline.plan;

import dev.bowline.model.Parameter;
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

/**
 * Checks the rules of plans: one update for each stored tensor, calls that fit their procedures and
 * name arrays that exist, and in the procedures what {@link ProcedureVerifier} checks.
 */
public final class PlanVerifier {
  private final Plan plan;
  private final Map<String, Procedure> procedures = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  private PlanVerifier(Plan plan) {
    this.plan = plan;
  }

  /** What is wrong with a plan; nothing if it keeps the rules. */
  public static List<String> faults(Plan plan) {
    PlanVerifier verifier = new PlanVerifier(plan);
    verifier.procedures();
    verifier.updates();
    Plan.Inference inference = plan.inference();
    for (List<Step> pass :
        List.of(inference.encode(), inference.decode(), inference.score(), inference.evaluate())) {
      verifier.steps(pass, inference.buffers(), inference.copies());
    }
    verifier.steps(plan.trainer().pass(), plan.trainer().buffers(), plan.trainer().copies());
    return verifier.faults;
  }

  private void procedures() {
    for (Procedure procedure : plan.procedures()) {
      if (procedures.put(procedure.name(), procedure) != null) {
        faults.add("two procedures are called " + procedure.name());
      }
    }
    plan.procedures()
        .forEach(procedure -> faults.addAll(ProcedureVerifier.faults(procedure, procedures)));
  }

  private void updates() {
    Set<Parameter> updated = new HashSet<>();
    for (Update update : plan.trainer().updates()) {
      if (!updated.add(update.stored().parameter())) {
        faults.add(update.stored().field() + " is updated twice");
      }
      if (!procedures.containsKey(update.procedure())) {
        faults.add("there is no procedure " + update.procedure());
      }
    }
    if (!updated.equals(new HashSet<>(plan.model().parameters()))) {
      faults.add("not all stored tensors are updated");
    }
  }

  private void steps(List<Step> steps, List<Buffer> buffers, List<Copy> copies) {
    for (Step step : steps) {
      if (step instanceof Call call) {
        call(call, buffers, copies);
      } else if (step instanceof Plan.WideOrNarrow either) {
        call(either.wide(), buffers, copies);
        call(either.narrow(), buffers, copies);
      }
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
