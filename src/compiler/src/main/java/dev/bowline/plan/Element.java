package dev.bowline.plan;

/** The type of the numbers in a generated class. */
public enum Element {
  /** For users. */
  FLOAT,
  /** To check gradients. */
  DOUBLE
}
