package dev.bowline.model;

/** How a layer reads a kernel. */
public enum Orientation {
  AS_STORED,
  TRANSPOSED;

  /** The one after one more transpose. */
  public Orientation flipped() {
    return this == AS_STORED ? TRANSPOSED : AS_STORED;
  }
}
