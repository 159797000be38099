package dev.bowline.diagnostic;

import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * One fault: what is wrong, where, and the mend where one is known.
 *
 * @param message what is wrong: lower case, no final dot, user text in backquotes
 * @param label what to write beside the carets under {@code span}; empty for nothing
 */
public record Diagnostic(
    Code code,
    Span span,
    String message,
    String label,
    List<Related> related,
    Optional<String> help) {
  public Diagnostic {
    related = List.copyOf(related);
  }

  /** A fault at one place. */
  public static Diagnostic of(Code code, Span span, String message) {
    return new Diagnostic(code, span, message, "", List.of(), Optional.empty());
  }

  /** The same with words beside the carets. */
  public Diagnostic labelled(String label) {
    return new Diagnostic(code, span, message, label, related, help);
  }

  /** The same with one more place. */
  public Diagnostic with(Span place, String words) {
    List<Related> more = new java.util.ArrayList<>(related);
    more.add(new Related(place, words));
    return new Diagnostic(code, span, message, label, more, help);
  }

  /** The same with its mend. */
  public Diagnostic help(String mend) {
    return new Diagnostic(code, span, message, label, related, Optional.of(mend));
  }

  /** The same with its mend, if one is known. */
  public Diagnostic help(Optional<String> mend) {
    return new Diagnostic(code, span, message, label, related, mend);
  }

  public Severity severity() {
    return code.severity();
  }
}
