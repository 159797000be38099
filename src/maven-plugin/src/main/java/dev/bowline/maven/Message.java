package dev.bowline.maven;

import dev.bowline.diagnostic.Severity;

/** A fault as the log shows it: a first line that IDEs link, then the lines of the source. */
record Message(Severity severity, String text) {
  boolean isError() {
    return severity == Severity.ERROR;
  }

  String firstLine() {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
