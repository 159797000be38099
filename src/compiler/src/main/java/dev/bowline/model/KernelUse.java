package dev.bowline.model;

/** A stored kernel as a layer reads it. */
public record KernelUse(Parameter kernel, Orientation orientation) {
  /** The size of the layer's input. */
  public int inputs() {
    return orientation == Orientation.AS_STORED ? kernel.rows() : kernel.columns();
  }

  /** The size of the layer's output. */
  public int units() {
    return orientation == Orientation.AS_STORED ? kernel.columns() : kernel.rows();
  }
}
