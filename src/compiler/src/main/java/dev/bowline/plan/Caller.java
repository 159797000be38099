package dev.bowline.plan;

import dev.bowline.catalog.RowProgram;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.plan.Plan.Buffer;
import dev.bowline.plan.Plan.Call;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.OfBuffer;
import dev.bowline.plan.Plan.OfCopy;
import dev.bowline.plan.Plan.OfLosses;
import dev.bowline.plan.Plan.OfMetric;
import dev.bowline.plan.Plan.OfNoise;
import dev.bowline.plan.Plan.OfShare;
import dev.bowline.plan.Plan.OfStored;
import dev.bowline.plan.Plan.Operand;
import dev.bowline.plan.Plan.Step;
import dev.bowline.plan.Plan.Stored;
import dev.bowline.plan.Plan.WideOrNarrow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Turns operations into calls of procedures on buffers. */
record Caller(
    Map<Parameter, Stored> stored,
    Map<Parameter, Copy> copies,
    Function<Value, Buffer> place,
    Procedures procedures) {

  /** The calls of an inference pass, which may be too narrow for transposed copies. */
  List<Step> inferring(List<Op> ops) {
    List<Step> steps = new ArrayList<>();
    for (Op op : ops) {
      if (op instanceof Op.Multiply multiply
          && multiply.kernel().orientation() == Orientation.TRANSPOSED) {
        Call narrow =
            multiply(procedures.dots(multiply), multiply, new OfStored(storedOf(multiply)));
        steps.add(new WideOrNarrow(call(multiply), narrow));
      } else {
        steps.add(call(op));
      }
    }
    return steps;
  }

  /** The calls of a training pass, which always has its copies. */
  List<Step> training(List<Op> ops) {
    return ops.stream().map(op -> (Step) call(op)).toList();
  }

  private Call call(Op op) {
    if (op instanceof Op.Multiply multiply) {
      Operand kernel =
          multiply.kernel().orientation() == Orientation.AS_STORED
              ? new OfStored(storedOf(multiply))
              : new OfCopy(copies.get(multiply.kernel().kernel()));
      return multiply(procedures.rowTile(multiply), multiply, kernel);
    }
    if (op instanceof Op.MultiplyBack back) {
      Parameter kernel = back.kernel().kernel();
      Operand operand =
          back.kernel().orientation() == Orientation.AS_STORED
              ? new OfStored(stored.get(kernel))
              : new OfCopy(copies.get(kernel));
      return new Call(
          procedures.back(back), List.of(buffer(back.dOut()), operand, buffer(back.dIn())));
    }
    if (op instanceof Op.Activate activate) {
      return new Call(
          procedures.activate(activate), List.of(buffer(activate.x()), buffer(activate.y())));
    }
    if (op instanceof Op.ActivateBack back) {
      List<Operand> operands = new ArrayList<>();
      back.reads().forEach(value -> operands.add(buffer(value)));
      operands.add(buffer(back.dx()));
      return new Call(procedures.activateBack(back), operands);
    }
    if (op instanceof Op.Disturb disturb) {
      return new Call(
          procedures.disturb(disturb),
          List.of(buffer(disturb.x()), buffer(disturb.y()), new OfNoise(disturb.ordinal())));
    }
    if (op instanceof Op.DisturbBack back) {
      return new Call(
          procedures.disturbBack(back),
          List.of(buffer(back.dy()), buffer(back.dx()), new OfNoise(back.forward().ordinal())));
    }
    if (op instanceof Op.Measure measure) {
      List<Operand> operands = operands(measure.form().value(), measure.of());
      operands.add(measure.metric().<Operand>map(OfMetric::new).orElseGet(OfLosses::new));
      return new Call(procedures.measure(measure), operands);
    }
    if (op instanceof Op.Differentiate differentiate) {
      List<Operand> operands = operands(differentiate.form().gradient(), differentiate.of());
      operands.add(buffer(differentiate.dx()));
      operands.add(new OfShare());
      return new Call(procedures.differentiate(differentiate), operands);
    }
    throw new AssertionError(op);
  }

  private Call multiply(String procedure, Op.Multiply op, Operand kernel) {
    List<Operand> operands = new ArrayList<>(List.of(buffer(op.in()), kernel));
    op.bias().ifPresent(bias -> operands.add(new OfStored(stored.get(bias))));
    operands.add(buffer(op.out()));
    return new Call(procedure, operands);
  }

  private Stored storedOf(Op.Multiply op) {
    return stored.get(op.kernel().kernel());
  }

  private List<Operand> operands(RowProgram program, Op.Outcome of) {
    List<Operand> operands = new ArrayList<>();
    for (String variable : Procedures.variables(program)) {
      operands.add(buffer(variable.equals("x") ? of.x() : variable.equals("y") ? of.y() : of.t()));
    }
    return operands;
  }

  private Operand buffer(Value value) {
    return new OfBuffer(place.apply(value));
  }
}
