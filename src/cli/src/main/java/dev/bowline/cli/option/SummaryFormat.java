package dev.bowline.cli.option;

/** How a summary is written. */
public enum SummaryFormat {
  /** A table for people. */
  TEXT,
  /** For programs. */
  JSON,
  /** A picture. */
  SVG,
  /** A picture for Graphviz to draw. */
  DOT;

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
