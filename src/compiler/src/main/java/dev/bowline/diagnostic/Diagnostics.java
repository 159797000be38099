package dev.bowline.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the rooms put the faults that they find. */
public final class Diagnostics {
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.<Diagnostic, String>comparing(d -> d.span().file().name())
          .thenComparing(d -> d.span().file().firstLine())
          .thenComparing(d -> d.span().start())
          .thenComparing(Diagnostic::code);

  private final List<Diagnostic> found = new ArrayList<>();

  public void report(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /** All of them, by file, position and code. */
  public List<Diagnostic> sorted() {
    return found.stream().sorted(BY_PLACE).toList();
  }
}
