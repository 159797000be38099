package dev.bowline.check;

import dev.bowline.ast.Doc;
import dev.bowline.ast.LayerDecl;
import dev.bowline.catalog.LayerKind;
import dev.bowline.model.Shape;
import dev.bowline.source.Span;
import java.util.Optional;

/**
 * A layer whose kind and arguments are read.
 *
 * @param input what it gets; empty if that is unknown because of an earlier fault
 * @param source the place of what it gets that from: the layer before, or the input
 */
record Draft(LayerDecl decl, LayerKind kind, Bound bound, Optional<Shape> input, Span source) {
  String name() {
    return decl.name().text();
  }

  Optional<String> doc() {
    return decl.doc().map(Doc::text);
  }

  Span span() {
    return decl.span();
  }

  /** The place of the kind's name. */
  Span kindSpan() {
    return decl.kind().name().span();
  }
}
