package dev.bowline.check;

import dev.bowline.ast.LayerDecl;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import java.util.List;

/** Keeps a model within what one Java class can hold. */
final class LayerLimit {
  /** A class has room for 65,535 constants, and a layer needs some dozens. */
  static final int MOST = 500;

  private final Reporter reporter;

  LayerLimit(Reporter reporter) {
    this.reporter = reporter;
  }

  boolean isExceeded(List<LayerDecl> layers) {
    if (layers.size() <= MOST) {
      return false;
    }
    reporter.report(
        Diagnostic.of(
            Code.AE703,
            layers.get(MOST).name().span(),
            "%d layers are more than a Java class holds: the limit is %d"
                .formatted(layers.size(), MOST)));
    return true;
  }
}
