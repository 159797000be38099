package dev.bowline.plan;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Gated;
import dev.bowline.model.KernelUse;
import dev.bowline.model.Layer;
import dev.bowline.model.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operation on the rows of a batch; each row depends on the same row of what it reads alone.
 */
sealed interface Op permits Op.Product, Op.Gate, Op.Pull, RowWork, RowGroup {
  /** What it reads. */
  List<Value> reads();

  /** What it makes. */
  List<Value> makes();

  /** Whether what it makes may stand where something stood that it reads. */
  boolean mayReplace(Value made, Value read);

  /**
   * {@code out = in kernel + bias}, on the way forward or, with the kernel the other way round and
   * without a bias, on the way back.
   *
   * @param kernel as this product reads it
   */
  record Product(
      Layer layer, Way way, KernelUse kernel, Optional<Parameter> bias, Value in, Value out)
      implements Op {
    @Override
    public List<Value> reads() {
      return List.of(in);
    }

    @Override
    public List<Value> makes() {
      return List.of(out);
    }

    @Override
    public boolean mayReplace(Value made, Value read) {
      return false;
    }
  }

  /**
   * Rows halved by an activation or, on the way back, their gradient from that of the halves.
   *
   * @param width how many elements of x belong together
   * @param dy the gradient that comes back; empty on the way forward
   */
  record Gate(
      Layer layer, Choice<Gated> activation, int width, Value x, Optional<Value> dy, Value out)
      implements Op {
    Way way() {
      return dy.isPresent() ? Way.BACKWARD : Way.FORWARD;
    }

    @Override
    public List<Value> reads() {
      List<Value> reads = new ArrayList<>(List.of(x));
      dy.ifPresent(reads::add);
      return reads;
    }

    @Override
    public List<Value> makes() {
      return List.of(out);
    }

    @Override
    public boolean mayReplace(Value made, Value read) {
      return false;
    }
  }

  /**
   * What a penalty on the activity of a whole batch adds to the gradient.
   *
   * @param d the gradient so far; none where it is known elsewhere only
   */
  record Pull(Network.Activity activity, Optional<Value> d, Value out) implements Op {
    @Override
    public List<Value> reads() {
      List<Value> reads = new ArrayList<>(d.stream().toList());
      reads.add(activity.y());
      return reads;
    }

    @Override
    public List<Value> makes() {
      return List.of(out);
    }

    /** The gradient is read element by element, the activity as a whole. */
    @Override
    public boolean mayReplace(Value made, Value read) {
      return d.filter(read::equals).isPresent();
    }
  }

  /** Where an operation stands in a step. */
  enum Way {
    FORWARD,
    BACKWARD
  }
}
