package dev.bowline.diagnostic;

/** The stable name of each kind of fault. Numbers are never reused. */
public enum Code {
  // AE1xx: syntax.
  AE101("a character that has no place in a model file", Severity.ERROR),
  AE102("something else was expected here", Severity.ERROR);

  private final String title;
  private final Severity severity;

  Code(String title, Severity severity) {
    this.title = title;
    this.severity = severity;
  }

  /** What kind of fault it is, in a few words. */
  public String title() {
    return title;
  }

  public Severity severity() {
    return severity;
  }
}
