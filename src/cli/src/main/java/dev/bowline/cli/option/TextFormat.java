package dev.bowline.cli.option;

/** How a result is written. */
public enum TextFormat {
  /** For people. */
  TEXT,
  /** For programs. */
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
