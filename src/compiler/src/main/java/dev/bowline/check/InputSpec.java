package dev.bowline.check;

import dev.bowline.ast.InputDecl;
import dev.bowline.ast.Name;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Scaling;
import dev.bowline.model.Shape;
import java.util.Optional;

/**
 * What a model gets.
 *
 * @param shape of one sample; empty if unknown because of a fault
 */
record InputSpec(Optional<Shape> shape, Optional<Choice<Scaling>> scaling, Optional<Bound> bound) {
  static final InputSpec UNKNOWN =
      new InputSpec(Optional.empty(), Optional.empty(), Optional.empty());

  static InputSpec read(InputDecl decl, CallReader calls, Reporter reporter) {
    Name name = new Name("input", decl.keyword());
    Bound bound = calls.read(name, decl.arguments(), decl.keyword(), Signature.INPUT);
    ArrayLimit limit = new ArrayLimit(reporter);
    Optional<Shape> shape =
        bound.sizes().filter(sizes -> limit.allows(sizes, decl.span())).map(Shape::new);
    return new InputSpec(
        shape, bound.arguments().choice("scaling", Scaling.class), Optional.of(bound));
  }
}
