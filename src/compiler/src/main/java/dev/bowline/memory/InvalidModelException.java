package dev.bowline.memory;

import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Palette;
import dev.bowline.diagnostic.Renderer;
import java.util.List;

/** A model written in Java has errors; the message shows them as the command line would. */
public final class InvalidModelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Diagnostic> diagnostics;

  InvalidModelException(List<Diagnostic> diagnostics) {
    super(Renderer.render(diagnostics, Palette.PLAIN));
    this.diagnostics = List.copyOf(diagnostics);
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
