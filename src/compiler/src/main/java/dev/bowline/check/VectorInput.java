package dev.bowline.check;

import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.model.Shape;
import java.util.Optional;

/** What a layer gets that takes nothing but a vector. */
final class VectorInput {
  private final Reporter reporter;

  VectorInput(Reporter reporter) {
    this.reporter = reporter;
  }

  /** The vector's size; empty if it is unknown, or is no vector's, which is reported. */
  Optional<Integer> size(Draft draft, EarlierLayers earlier) {
    if (draft.input().isEmpty() || draft.input().get().isVector()) {
      return draft.input().map(Shape::size);
    }
    Shape shape = draft.input().get();
    String flatten = FreeName.of("flat", earlier);
    reporter.report(
        Diagnostic.of(
                Code.AE305,
                draft.kindSpan(),
                "%s takes a vector, but gets %s".formatted(Quote.of(draft.kind().name()), shape))
            .labelled("gets %s".formatted(shape))
            .with(draft.source(), "gives %s".formatted(shape))
            .help("put `layer %s = flatten;` in front of `%s`".formatted(flatten, draft.name())));
    return Optional.empty();
  }
}
