package dev.bowline.model;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Constraint;
import dev.bowline.catalog.Initializer;
import dev.bowline.catalog.Optimizer;
import dev.bowline.catalog.Regularizer;
import java.util.Optional;

/**
 * A stored, trained tensor: one storage, one gradient, one optimiser state, however many layers use
 * it.
 *
 * @param layer the layer that owns it
 * @param rows the kernel's inputs; 1 for a bias and for slopes
 * @param columns the units
 * @param regularizer the penalty on it; it counts once
 * @param constraint what it is made to keep behind each step
 */
public record Parameter(
    String layer,
    Role role,
    int rows,
    int columns,
    Choice<Initializer> initializer,
    Optional<Choice<Regularizer>> regularizer,
    Optional<Choice<Constraint>> constraint) {

  /** What it is to its layer. */
  public enum Role {
    KERNEL("kernel"),
    BIAS("bias"),
    SLOPES("alpha");

    private final String title;

    Role(String title) {
      this.title = title;
    }

    /** The last part of the tensor's name. */
    public String title() {
      return title;
    }
  }

  /**
   * Its name in a weights file: {@code LAYER.kernel}, {@code LAYER.bias} or {@code LAYER.alpha}.
   */
  public String name() {
    return layer + "." + role.title();
  }

  /** Whether it has rows and columns. */
  public boolean isKernel() {
    return role == Role.KERNEL;
  }

  /** Whether it is one of those tensors that an optimiser means. */
  public boolean isAmong(Optimizer.Over tensors) {
    return switch (tensors) {
      case ALL -> true;
      case KERNELS -> isKernel();
      case VECTORS -> !isKernel();
    };
  }

  public int size() {
    return Math.multiplyExact(rows, columns);
  }
}
