package dev.bowline.check;

import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.source.Span;
import java.util.HashSet;
import java.util.Set;

/** Passes faults on, each fault of a place once, however many ways lead to that place. */
final class Reporter {
  /** Nobody reads more, and a file made by a machine could hold millions. */
  private static final int MOST = 1_000;

  private final Diagnostics diagnostics;
  private final Set<Fault> reported = new HashSet<>();

  Reporter(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Whether nothing that is found from here on would be reported. */
  boolean isFull() {
    return reported.size() >= MOST;
  }

  void report(Diagnostic diagnostic) {
    report(diagnostic, diagnostic.span());
  }

  /** The same where the cause, such as a const's value, is not the place that shows it. */
  void report(Diagnostic diagnostic, Span cause) {
    if (!isFull() && reported.add(new Fault(diagnostic.code(), cause))) {
      diagnostics.report(diagnostic);
    }
  }

  private record Fault(Code code, Span cause) {}
}
