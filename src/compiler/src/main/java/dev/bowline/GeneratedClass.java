package dev.bowline;

import dev.bowline.model.Model;

/** The Java source of a model's class. */
public record GeneratedClass(Model model, String source) {
  /** Where the source belongs below a source root, with forward slashes. */
  public String path() {
    return model.className().replace('.', '/') + ".java";
  }
}
