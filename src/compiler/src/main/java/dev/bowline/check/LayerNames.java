package dev.bowline.check;

import dev.bowline.ast.LayerDecl;
import dev.bowline.ast.Name;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Layers with different names that Java can take. */
final class LayerNames {
  private final Reporter reporter;

  LayerNames(Reporter reporter) {
    this.reporter = reporter;
  }

  void check(List<LayerDecl> layers) {
    Map<String, Name> first = new HashMap<>();
    for (LayerDecl layer : layers) {
      Name name = layer.name();
      Name before = first.putIfAbsent(name.text(), name);
      if (before != null) {
        reporter.report(
            Diagnostic.of(
                    Code.AE207,
                    name.span(),
                    "layer %s is declared twice".formatted(Quote.of(name.text())))
                .with(before.span(), "first declared here"));
      } else if (JavaNames.isReserved(name.text())) {
        reporter.report(JavaNames.reserved(name, "layer"));
      }
    }
  }
}
