package dev.bowline.diagnostic;

/** How bad it is: an error stops the compilation, a warning does not. */
public enum Severity {
  ERROR,
  WARNING
}
