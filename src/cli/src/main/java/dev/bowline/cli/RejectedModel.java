package dev.bowline.cli;

import dev.bowline.diagnostic.Diagnostic;
import java.util.List;

/** A model file has errors: ends the command with status 1. */
public final class RejectedModel extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Diagnostic> diagnostics;

  public RejectedModel(List<Diagnostic> diagnostics) {
    super("the model has errors");
    this.diagnostics = List.copyOf(diagnostics);
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
