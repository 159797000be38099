package dev.bowline.cli.text;

import dev.bowline.cli.Console;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Palette;
import dev.bowline.diagnostic.Renderer;
import java.util.List;

/** Diagnostics for people. */
public final class DiagnosticText {
  private DiagnosticText() {}

  /** Writes them to standard error: in colour on a terminal, unless NO_COLOR is set. */
  public static void print(List<Diagnostic> diagnostics, Console console) {
    boolean coloured =
        console.reader() == Console.Reader.TERMINAL && System.getenv("NO_COLOR") == null;
    console.err().print(Renderer.render(diagnostics, coloured ? Palette.ANSI : Palette.PLAIN));
  }
}
