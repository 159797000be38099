package dev.bowline.model;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Initializer;

/**
 * A stored, trained tensor: one storage, one gradient, one optimiser state, however many layers use
 * it.
 *
 * @param layer the layer that owns it
 * @param rows the kernel's inputs; 1 for a bias
 * @param columns the units
 */
public record Parameter(
    String layer, Role role, int rows, int columns, Choice<Initializer> initializer) {

  /** What it is to its layer. */
  public enum Role {
    KERNEL("kernel"),
    BIAS("bias");

    private final String title;

    Role(String title) {
      this.title = title;
    }

    /** The last part of the tensor's name. */
    public String title() {
      return title;
    }
  }

  /** Its name in a weights file: {@code LAYER.kernel} or {@code LAYER.bias}. */
  public String name() {
    return layer + "." + role.title();
  }

  public int size() {
    return Math.multiplyExact(rows, columns);
  }
}
