package dev.bowline;

import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Severity;
import dev.bowline.model.Model;
import java.util.List;

/**
 * What came of it.
 *
 * @param models the models that passed the checks; empty if any has an error
 * @param classes their Java classes, in the same order; empty if only checks were asked for
 */
public record CompileResult(
    List<Diagnostic> diagnostics, List<Model> models, List<GeneratedClass> classes) {
  public CompileResult {
    diagnostics = List.copyOf(diagnostics);
    models = List.copyOf(models);
    classes = List.copyOf(classes);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
