package dev.bowline.check;

import dev.bowline.ast.LayerDecl;
import dev.bowline.ast.Name;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.diagnostic.Suggest;
import java.util.Optional;

/** Finds the layers that ties name. */
final class TieTargets {
  private final Reporter reporter;

  TieTargets(Reporter reporter) {
    this.reporter = reporter;
  }

  /** The layer of a name, wherever it stands; empty if there is none, or more than one. */
  Optional<LayerDecl> declared(Name name, EarlierLayers earlier) {
    if (earlier.isAmbiguous(name.text())) {
      return Optional.empty();
    }
    Optional<LayerDecl> declared = earlier.declared(name.text());
    if (declared.isEmpty()) {
      reporter.report(
          Diagnostic.of(Code.AE204, name.span(), "unknown layer " + Quote.of(name.text()))
              .help(
                  Suggest.help(
                      name.text(),
                      earlier.all().filter(TieTargets::mayHaveKernel).map(Built::name))));
    }
    return declared;
  }

  /** A layer of unknown kind may. */
  static boolean mayHaveKernel(Built layer) {
    return layer.kind().map(Kernels::has).orElse(true);
  }
}
