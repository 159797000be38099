package dev.bowline.diagnostic;

/** Whether a rendering is coloured. */
public enum Palette {
  /** Plain text, for logs, files and tests. */
  PLAIN("", "", "", "", ""),
  /** ANSI escapes, for terminals. */
  ANSI("\u001b[1;31m", "\u001b[1;33m", "\u001b[1;34m", "\u001b[1m", "\u001b[0m");

  private final String error;
  private final String warning;
  private final String frame;
  private final String strong;
  private final String end;

  Palette(String error, String warning, String frame, String strong, String end) {
    this.error = error;
    this.warning = warning;
    this.frame = frame;
    this.strong = strong;
    this.end = end;
  }

  /** The colour of a fault. */
  String severity(Severity severity, String text) {
    return (severity == Severity.ERROR ? error : warning) + text + end;
  }

  /** The colour of line numbers and second places. */
  String frame(String text) {
    return frame + text + end;
  }

  String strong(String text) {
    return strong + text + end;
  }
}
