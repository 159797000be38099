package dev.bowline.syntax;

import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Value;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** Parses texts, and writes down what came of it. */
public final class Parses {
  private Parses() {}

  /** The tree of a text that has no faults. */
  public static ModelFile tree(String text) {
    Diagnostics diagnostics = new Diagnostics();
    ModelFile tree = ModelParser.parse(SourceFile.of("model.ae", text), diagnostics);
    if (!diagnostics.sorted().isEmpty()) {
      throw new AssertionError(diagnostics.sorted() + " in\n" + text);
    }
    return tree;
  }

  /** The value of a text that has no faults. */
  static Value value(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Value> value = ModelParser.parseValue(SourceFile.of("value", text), diagnostics);
    return value.orElseThrow(() -> new AssertionError(diagnostics.sorted()));
  }

  static List<Diagnostic> diagnostics(String text) {
    Diagnostics diagnostics = new Diagnostics();
    ModelParser.parse(SourceFile.of("model.ae", text), diagnostics);
    return diagnostics.sorted();
  }

  /** Each fault as {@code line:column code [the text it points at] message}. */
  static List<String> faults(String text) {
    return diagnostics(text).stream().map(Parses::line).toList();
  }

  /** The faults of the members of an autoencoder that starts on line 1, they on line 2. */
  static List<String> faultsWithin(String members) {
    return faults("autoencoder A {\n" + members + "\n}\n");
  }

  static String line(Diagnostic fault) {
    return "%d:%d %s [%s] %s"
        .formatted(
            fault.span().from().line(),
            fault.span().from().column(),
            fault.code(),
            fault.span().text(),
            fault.message());
  }
}
