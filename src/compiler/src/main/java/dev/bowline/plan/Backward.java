package dev.bowline.plan;

import dev.bowline.model.KernelUse;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The way back from the loss's gradient: the operations, and what each parameter's gradient is the
 * sum of. The gradient with respect to the input is not formed.
 */
final class Backward {
  private final List<Op> ops = new ArrayList<>();
  private final Map<Parameter, List<Contribution>> contributions = new LinkedHashMap<>();

  /**
   * One summand of a parameter's gradient: {@code dw[r][c] += sum over rows n of left[n][r]
   * right[n][c]}; for a bias there is no left, and the sum is of right alone.
   */
  record Contribution(List<Value> left, Value right) {}

  /** The way back through {@code forward}, from the gradient of its last value. */
  Backward(List<Op> forward, Value last) {
    int first = firstMultiply(forward);
    Value d = last;
    for (int i = forward.size() - 1; i >= first && first >= 0; i--) {
      d = step(forward.get(i), d, i > first);
    }
  }

  List<Op> ops() {
    return List.copyOf(ops);
  }

  Map<Parameter, List<Contribution>> contributions() {
    return contributions;
  }

  private static int firstMultiply(List<Op> forward) {
    for (int i = 0; i < forward.size(); i++) {
      if (forward.get(i) instanceof Op.Multiply) {
        return i;
      }
    }
    return -1;
  }

  private Value step(Op op, Value d, boolean goesOn) {
    if (op instanceof Op.Activate activate) {
      Value dx = new Value(gradientOf(activate.x()), activate.x().size());
      ops.add(new Op.ActivateBack(activate, d, dx));
      return dx;
    }
    if (op instanceof Op.Disturb disturb) {
      Value dx = new Value(gradientOf(disturb.x()) + " of " + disturb.y().name(), d.size());
      ops.add(new Op.DisturbBack(disturb, d, dx));
      return dx;
    }
    if (op instanceof Op.Multiply multiply) {
      contribute(multiply, d);
      if (!goesOn) {
        return d;
      }
      KernelUse use = multiply.kernel();
      KernelUse back = new KernelUse(use.kernel(), use.orientation().flipped());
      Value dIn =
          new Value(
              gradientOf(multiply.in()) + " of " + multiply.layer().name(), multiply.in().size());
      ops.add(new Op.MultiplyBack(multiply.layer(), back, d, dIn));
      return dIn;
    }
    throw new AssertionError(op);
  }

  private void contribute(Op.Multiply multiply, Value d) {
    boolean stored = multiply.kernel().orientation() == Orientation.AS_STORED;
    Contribution toKernel =
        stored
            ? new Contribution(List.of(multiply.in()), d)
            : new Contribution(List.of(d), multiply.in());
    add(multiply.kernel().kernel(), toKernel);
    multiply.bias().ifPresent(bias -> add(bias, new Contribution(List.of(), d)));
  }

  private void add(Parameter parameter, Contribution contribution) {
    contributions.computeIfAbsent(parameter, p -> new ArrayList<>()).add(contribution);
  }

  private static String gradientOf(Value value) {
    return "d " + value.name();
  }
}
