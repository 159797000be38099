package dev.bowline.plan;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.Noise;
import dev.bowline.catalog.RowProgram;
import dev.bowline.model.KernelUse;
import dev.bowline.model.Layer;
import dev.bowline.model.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operation on the rows of a batch; each row depends on the same row of what it reads alone.
 */
public sealed interface Op {
  /** What it reads. */
  List<Value> reads();

  /** What it makes; a loss makes no value. */
  Optional<Value> makes();

  /** Whether what it makes may stand where one of its reads stood. */
  boolean worksInPlace();

  /** {@code out = in kernel + bias}. */
  record Multiply(Layer layer, KernelUse kernel, Optional<Parameter> bias, Value in, Value out)
      implements Op {
    @Override
    public List<Value> reads() {
      return List.of(in);
    }

    @Override
    public Optional<Value> makes() {
      return Optional.of(out);
    }

    @Override
    public boolean worksInPlace() {
      return false;
    }
  }

  /** {@code dIn = dOut kernel^T}: {@code kernel} is as the way back reads it. */
  record MultiplyBack(Layer layer, KernelUse kernel, Value dOut, Value dIn) implements Op {
    @Override
    public List<Value> reads() {
      return List.of(dOut);
    }

    @Override
    public Optional<Value> makes() {
      return Optional.of(dIn);
    }

    @Override
    public boolean worksInPlace() {
      return false;
    }
  }

  /** {@code y = activation(x)}, along groups of {@code width} elements. */
  record Activate(Layer layer, Choice<Activation> activation, int width, Value x, Value y)
      implements Op {
    public RowProgram program() {
      return activation.entry().forward(activation.arguments());
    }

    @Override
    public List<Value> reads() {
      return List.of(x);
    }

    @Override
    public Optional<Value> makes() {
      return Optional.of(y);
    }

    @Override
    public boolean worksInPlace() {
      return Programs.writesLast(program(), "x");
    }
  }

  /** {@code dx} from {@code dy}. */
  record ActivateBack(Activate forward, Value dy, Value dx) implements Op {
    public RowProgram program() {
      return forward.activation().entry().backward(forward.activation().arguments());
    }

    /** Whether it reads the activation's input. */
    public boolean needsInput() {
      return Programs.reads(program(), "x");
    }

    /** Whether it reads the activation's output. */
    public boolean needsOutput() {
      return Programs.reads(program(), "y");
    }

    @Override
    public List<Value> reads() {
      List<Value> reads = new ArrayList<>(List.of(dy));
      if (needsInput()) {
        reads.add(forward.x());
      }
      if (needsOutput()) {
        reads.add(forward.y());
      }
      return reads;
    }

    @Override
    public Optional<Value> makes() {
      return Optional.of(dx);
    }

    @Override
    public boolean worksInPlace() {
      return Programs.writesLast(program(), "dy", "x", "y");
    }
  }

  /** {@code y} is {@code x} disturbed. {@code ordinal} is the layer's number in the model. */
  record Disturb(Layer layer, int ordinal, Choice<Noise> noise, Value x, Value y) implements Op {
    @Override
    public List<Value> reads() {
      return List.of(x);
    }

    @Override
    public Optional<Value> makes() {
      return Optional.of(y);
    }

    @Override
    public boolean worksInPlace() {
      return true;
    }
  }

  /** {@code dx} from {@code dy}, with the same random numbers again. */
  record DisturbBack(Disturb forward, Value dy, Value dx) implements Op {
    @Override
    public List<Value> reads() {
      return List.of(dy);
    }

    @Override
    public Optional<Value> makes() {
      return Optional.of(dx);
    }

    @Override
    public boolean worksInPlace() {
      return true;
    }
  }

  /**
   * A loss's number for each row.
   *
   * @param metric which metric it is; empty for the loss itself
   */
  record Measure(Choice<Loss> loss, Loss.Form form, Outcome of, Optional<Integer> metric)
      implements Op {
    @Override
    public List<Value> reads() {
      return of.readBy(form.value());
    }

    @Override
    public Optional<Value> makes() {
      return Optional.empty();
    }

    @Override
    public boolean worksInPlace() {
      return false;
    }
  }

  /** The gradient of the loss with respect to {@code y}, or to {@code x} where it is fused. */
  record Differentiate(Choice<Loss> loss, Loss.Form form, Outcome of, Value dx) implements Op {
    @Override
    public List<Value> reads() {
      return of.readBy(form.gradient());
    }

    @Override
    public Optional<Value> makes() {
      return Optional.of(dx);
    }

    @Override
    public boolean worksInPlace() {
      return Programs.writesLast(form.gradient(), "x", "y", "t");
    }
  }

  /** What a loss looks at: {@code x} is what the last activation got, {@code t} the target. */
  record Outcome(Value x, Value y, Value t) {
    List<Value> readBy(RowProgram program) {
      List<Value> reads = new ArrayList<>();
      if (Programs.reads(program, "x")) {
        reads.add(x);
      }
      if (Programs.reads(program, "y")) {
        reads.add(y);
      }
      if (Programs.reads(program, "t")) {
        reads.add(t);
      }
      return reads;
    }
  }
}
