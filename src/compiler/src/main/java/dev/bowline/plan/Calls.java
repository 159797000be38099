package dev.bowline.plan;

import dev.bowline.model.KernelUse;
import dev.bowline.model.Parameter;
import dev.bowline.plan.Plan.Buffer;
import dev.bowline.plan.Plan.Call;
import dev.bowline.plan.Plan.Condition;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.Either;
import dev.bowline.plan.Plan.OfBuffer;
import dev.bowline.plan.Plan.OfCopy;
import dev.bowline.plan.Plan.OfLosses;
import dev.bowline.plan.Plan.OfMetric;
import dev.bowline.plan.Plan.OfNoise;
import dev.bowline.plan.Plan.OfPanel;
import dev.bowline.plan.Plan.OfShares;
import dev.bowline.plan.Plan.OfStored;
import dev.bowline.plan.Plan.OfTerms;
import dev.bowline.plan.Plan.Operand;
import dev.bowline.plan.Plan.Phase;
import dev.bowline.plan.Plan.Step;
import dev.bowline.plan.Plan.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns operations into calls of procedures on buffers.
 *
 * @param copy the copy of a kernel that a product wants, made when it is first wanted
 * @param pulls the calls for penalties on whole batches, which only a trainer has
 * @param choices takes down what was chosen
 */
record Calls(
    Map<Parameter, Stored> stored,
    Function<Value, Buffer> place,
    Procedures procedures,
    Function<KernelUse, Optional<Copy>> copy,
    Function<Op.Pull, Step> pulls,
    Choices choices) {

  /** The calls of an inference pass, which may be for few rows. */
  List<Step> inferring(List<Op> ops) {
    List<Step> steps = new ArrayList<>();
    for (Op op : ops) {
      if (op instanceof Op.Product product) {
        Step wide = wide(Phase.WIDE, product);
        CodeShapes.ProductShape few = procedures.shapes().narrow(product);
        Step narrow = product(Phase.NARROW, product, few, Optional.empty());
        steps.add(wide.equals(narrow) ? wide : new Either(Condition.WIDE, wide, narrow));
      } else {
        steps.add(rows(Phase.WIDE, op));
      }
    }
    return steps;
  }

  /** The calls of an inference pass that is never for many rows. */
  List<Step> ofFew(List<Op> ops) {
    List<Step> steps = new ArrayList<>();
    for (Op op : ops) {
      if (op instanceof Op.Product product) {
        CodeShapes.ProductShape few = procedures.shapes().narrow(product);
        steps.add(product(Phase.NARROW, product, few, Optional.empty()));
      } else {
        steps.add(rows(Phase.NARROW, op));
      }
    }
    return steps;
  }

  /** The calls of a training pass. */
  List<Step> training(List<Op> ops) {
    return ops.stream()
        .map(
            op ->
                op instanceof Op.Product product
                    ? wide(Phase.TRAINING, product)
                    : rows(Phase.TRAINING, op))
        .toList();
  }

  private Step wide(Phase phase, Op.Product product) {
    Optional<Copy> wanted = copy.apply(product.kernel());
    return product(phase, product, procedures.shapes().product(product, wanted), wanted);
  }

  private Step product(
      Phase phase, Op.Product product, CodeShapes.ProductShape shape, Optional<Copy> wanted) {
    choices.product(phase, product, shape.described());
    Step step = call(product, shape, wanted);
    return shape
        .low()
        .<Step>map(low -> new Either(Condition.TALL, step, call(product, low, wanted)))
        .orElse(step);
  }

  private Call call(Op.Product product, CodeShapes.ProductShape shape, Optional<Copy> wanted) {
    List<Operand> operands = new ArrayList<>();
    operands.add(buffer(product.in()));
    Parameter kernel = product.kernel().kernel();
    operands.add(
        wanted.<Operand>map(OfCopy::new).orElseGet(() -> new OfStored(stored.get(kernel))));
    product.bias().ifPresent(bias -> operands.add(new OfStored(stored.get(bias))));
    operands.add(buffer(product.out()));
    if (shape.panel().isPresent()) {
      operands.add(new OfPanel());
    }
    return new Call(procedures.of(product, shape), operands);
  }

  private Step rows(Phase phase, Op op) {
    if (op instanceof Op.Gate gate) {
      List<Operand> operands = new ArrayList<>();
      gate.reads().forEach(value -> operands.add(buffer(value)));
      gate.makes().forEach(value -> operands.add(buffer(value)));
      choices.gate(phase, gate, CodeShapes.ELEMENT_LOOPS);
      return new Call(procedures.of(gate), operands);
    }
    if (op instanceof Op.Pull pull) {
      return pulls.apply(pull);
    }
    if (!(op instanceof RowGroup group)) {
      throw new AssertionError(op);
    }
    choices.rows(phase, group, procedures.shapes().described(group));
    RowSteps steps = new RowSteps(group);
    List<Operand> operands = new ArrayList<>();
    steps.shown().forEach(value -> operands.add(buffer(value)));
    steps.tensors().forEach(tensor -> operands.add(new OfStored(stored.get(tensor))));
    for (RowWork.Result result : steps.results()) {
      operands.add(
          switch (result.array()) {
            case LOSSES -> new OfLosses();
            case METRICS -> new OfMetric(result.number());
            case PENALTIES -> new Plan.OfPenalties();
            case SUMS -> new Plan.OfSum(result.number());
          });
    }
    operands.addAll(steps.numbers());
    if (steps.takesShares()) {
      operands.add(new OfShares());
    }
    steps.noises().forEach(ordinal -> operands.add(new OfNoise(ordinal)));
    if (procedures.shapes().takesTerms(group)) {
      operands.add(new OfTerms());
    }
    return new Call(procedures.of(group, steps), operands);
  }

  private Operand buffer(Value value) {
    return new OfBuffer(place.apply(value));
  }
}
