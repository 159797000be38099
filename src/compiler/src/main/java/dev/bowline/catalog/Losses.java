package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.DX;
import static dev.bowline.catalog.Symbols.SIZE;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.variable;

import dev.bowline.catalog.Loss.Form;
import dev.bowline.catalog.RowProgram.Each;
import dev.bowline.catalog.RowProgram.Let;
import dev.bowline.catalog.RowProgram.Reduce;
import dev.bowline.catalog.RowProgram.Reduction;
import dev.bowline.expr.Expr;
import java.util.List;
import java.util.stream.Stream;

/** The losses, as semantics.md section 6 of the design lists them. */
final class Losses {
  /** Keras's backend epsilon. */
  static final Expr EPSILON = number(1e-7);

  static final List<Loss> ALL =
      Stream.of(
              Differences.ALL,
              BinaryCrossentropies.ALL,
              CategoricalCrossentropies.ALL,
              Overlaps.ALL,
              Hinges.ALL)
          .flatMap(List::stream)
          .toList();

  private Losses() {}

  /** The mean of an elementwise loss, and the gradient that follows from its derivative. */
  static Form mean(Expr element, Expr derivative) {
    return new Form(
        RowProgram.of(
            new Reduce("total", Reduction.SUM, element),
            new Let(Symbols.LOSS, div(variable("total"), SIZE))),
        RowProgram.of(new Each(DX, div(derivative, SIZE))));
  }
}
