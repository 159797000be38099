package dev.bowline.cli.option;

/** What the generated loops are written for. */
public enum Kernels {
  /** Java as it is. */
  PLAIN,
  /** Java's vector module. */
  VECTOR;

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
