package dev.bowline.cli.text;

import dev.bowline.diagnostic.Diagnostic;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Diagnostics for people. */
public final class DiagnosticText {
  private DiagnosticText() {}

  public static void print(List<Diagnostic> diagnostics, PrintStream out) {
    for (Diagnostic diagnostic : diagnostics) {
      out.printf(
          "%s: %s[%s]: %s%n",
          diagnostic.span(),
          diagnostic.severity().name().toLowerCase(Locale.ROOT),
          diagnostic.code(),
          diagnostic.message());
      diagnostic.help().ifPresent(help -> out.println("  = help: " + help));
    }
  }
}
