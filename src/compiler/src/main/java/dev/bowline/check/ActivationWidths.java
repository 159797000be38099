package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choice;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.source.Span;

/** Whether activations can take the rows that they get. */
final class ActivationWidths {
  private final Reporter reporter;

  ActivationWidths(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Reports an activation that cannot take rows of {@code width} numbers. */
  boolean allows(Draft draft, Choice<Activation> activation, int width) {
    if (activation.entry().width(activation.arguments(), width).isPresent()) {
      return true;
    }
    Span place = draft.bound().written("activation").map(Argument::value).orElseThrow().span();
    reporter.report(
        Diagnostic.of(
                Code.AE309,
                place,
                "%s takes %s, but gets %d numbers"
                    .formatted(
                        Quote.of(activation.name()),
                        activation.entry().takes(activation.arguments()),
                        width))
            .labelled("gets %d".formatted(width)));
    return false;
  }
}
