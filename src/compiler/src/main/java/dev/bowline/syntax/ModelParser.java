package dev.bowline.syntax;

import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Value;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.source.SourceFile;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;

/** Reads {@code .ae} text. */
public final class ModelParser {
  private ModelParser() {}

  /** The tree of a file; incomplete if a syntax error was reported. */
  public static ModelFile parse(SourceFile file, Diagnostics diagnostics) {
    return new ModelFile(Optional.empty(), List.of(), List.of(), new Span(file, 0, 0));
  }

  /** The tree of a single value, such as a const's from the command line; empty if faulty. */
  public static Optional<Value> parseValue(SourceFile text, Diagnostics diagnostics) {
    return Optional.empty();
  }
}
