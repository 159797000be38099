package dev.bowline.check;

import dev.bowline.ast.LayerDecl;
import dev.bowline.catalog.LayerKind;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Shape;
import java.util.Optional;

/**
 * What a declaration came to; a part that a fault made unknown is empty, and later checks skip it.
 */
record Built(
    LayerDecl decl, Optional<LayerKind> kind, Optional<Layer> layer, Optional<Shape> output) {
  static Built unknown(LayerDecl decl) {
    return new Built(decl, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Built of(Draft draft, Layer layer) {
    return new Built(
        draft.decl(), Optional.of(draft.kind()), Optional.of(layer), Optional.of(layer.output()));
  }

  /** One of which at most the output's shape is known. */
  static Built broken(Draft draft, Optional<Shape> output) {
    return new Built(draft.decl(), Optional.of(draft.kind()), Optional.empty(), output);
  }

  String name() {
    return decl.name().text();
  }

  Optional<Dense> dense() {
    return layer.filter(Dense.class::isInstance).map(Dense.class::cast);
  }
}
