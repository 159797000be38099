package dev.bowline.plan;

import dev.bowline.model.KernelUse;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way back from the loss's gradient: the operations, and what each parameter's gradient is the
 * sum of. The gradient with respect to the input is not formed.
 */
final class Backward {
  private final List<Op> ops = new ArrayList<>();
  private final Map<Parameter, List<Contribution>> contributions = new LinkedHashMap<>();

  /**
   * One summand of a parameter's gradient: {@code dw[r][c] += sum over rows n of left[n][r]
   * right[n][c]}; for a bias and for slopes there is no left, and the sum is of right alone.
   */
  record Contribution(Optional<Value> left, Value right) {
    List<Value> values() {
      List<Value> values = new ArrayList<>(left.stream().toList());
      values.add(right);
      return values;
    }
  }

  /**
   * The way back through {@code forward}, from the gradient of its last value.
   *
   * @param activities penalties on the values that are passed
   */
  Backward(List<Link> forward, Value last, Activities activities) {
    int first = firstTrained(forward);
    Value d = last;
    for (int i = forward.size() - 1; i >= first && first >= 0; i--) {
      Link link = forward.get(i);
      Optional<Op> penalty = activities.back(link.y(), d);
      if (penalty.isPresent()) {
        ops.add(penalty.get());
        d = penalty.get().makes().get(0);
      }
      d = step(link, d, i > first);
    }
  }

  List<Op> ops() {
    return List.copyOf(ops);
  }

  Map<Parameter, List<Contribution>> contributions() {
    return contributions;
  }

  private static int firstTrained(List<Link> forward) {
    for (int i = 0; i < forward.size(); i++) {
      if (forward.get(i) instanceof Link.Multiplied || forward.get(i) instanceof Link.Sloped) {
        return i;
      }
    }
    return -1;
  }

  private Value step(Link link, Value d, boolean goesOn) {
    if (link instanceof Link.Activated activated) {
      Value dx = new Value(gradientOf(activated.x()), activated.x().size());
      ops.add(RowWorks.activateBack(activated, d, dx));
      return dx;
    }
    if (link instanceof Link.Halved halved) {
      Value dx = new Value(gradientOf(halved.x()), halved.x().size());
      ops.add(
          new Op.Gate(
              halved.layer(), halved.activation(), halved.width(), halved.x(), Optional.of(d), dx));
      return dx;
    }
    if (link instanceof Link.Sloped sloped) {
      Value summand = new Value(sloped.layer().name() + " slopes", sloped.x().size());
      add(sloped.layer().alpha(), new Contribution(Optional.empty(), summand));
      ops.add(RowWorks.slopesBack(sloped, d, summand));
      if (!goesOn) {
        return d;
      }
      Value dx = new Value(gradientOf(sloped.x()), sloped.x().size());
      ops.add(RowWorks.slopeBack(sloped, d, dx));
      return dx;
    }
    if (link instanceof Link.Disturbed disturbed) {
      Value dx = new Value(gradientOf(disturbed.x()) + " of " + disturbed.layer().name(), d.size());
      ops.add(RowWorks.disturbBack(disturbed, d, dx));
      return dx;
    }
    if (link instanceof Link.Multiplied multiplied) {
      Op.Product product = multiplied.product();
      contribute(product, d);
      if (!goesOn) {
        return d;
      }
      KernelUse use = product.kernel();
      KernelUse back = new KernelUse(use.kernel(), use.orientation().flipped());
      Value in = product.in();
      Value dIn = new Value(gradientOf(in) + " of " + product.layer().name(), in.size());
      ops.add(new Op.Product(product.layer(), Op.Way.BACKWARD, back, Optional.empty(), d, dIn));
      return dIn;
    }
    throw new AssertionError(link);
  }

  private void contribute(Op.Product product, Value d) {
    boolean stored = product.kernel().orientation() == Orientation.AS_STORED;
    add(
        product.kernel().kernel(),
        stored
            ? new Contribution(Optional.of(product.in()), d)
            : new Contribution(Optional.of(d), product.in()));
    product.bias().ifPresent(bias -> add(bias, new Contribution(Optional.empty(), d)));
  }

  private void add(Parameter parameter, Contribution contribution) {
    contributions.computeIfAbsent(parameter, p -> new ArrayList<>()).add(contribution);
  }

  private static String gradientOf(Value value) {
    return "d " + value.name();
  }
}
