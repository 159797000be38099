package dev.bowline.check;

import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.model.Reshape;
import dev.bowline.model.Shape;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;

/** {@code flatten} and {@code reshape}. */
final class ReshapeBuilder {
  private final Reporter reporter;
  private final ArrayLimit limit;

  ReshapeBuilder(Reporter reporter) {
    this.reporter = reporter;
    this.limit = new ArrayLimit(reporter);
  }

  Built flatten(Draft draft) {
    return draft
        .input()
        .map(shape -> to(draft, shape, Shape.vector(shape.size())))
        .orElseGet(() -> Built.broken(draft, Optional.empty()));
  }

  Built reshape(Draft draft) {
    Optional<List<Integer>> sizes = draft.bound().sizes();
    if (sizes.isEmpty() || !limit.allows(sizes.get(), draft.decl().kind().span())) {
      return Built.broken(draft, Optional.empty());
    }
    Shape output = new Shape(sizes.get());
    if (draft.input().isEmpty()) {
      return Built.broken(draft, Optional.of(output));
    }
    Shape input = draft.input().get();
    if (input.size() != output.size()) {
      Span call = draft.decl().kind().span();
      reporter.report(
          Diagnostic.of(
                  Code.AE306,
                  call,
                  "`%s` to %s needs %d numbers, but gets %d"
                      .formatted(draft.kind().name(), output, output.size(), input.size()))
              .labelled("needs %d".formatted(output.size()))
              .with(draft.source(), "gives %s".formatted(input)));
      return Built.broken(draft, Optional.empty());
    }
    return to(draft, input, output);
  }

  private static Built to(Draft draft, Shape input, Shape output) {
    return Built.of(
        draft,
        new Reshape(draft.name(), draft.doc(), draft.kind().name(), input, output, draft.span()));
  }
}
