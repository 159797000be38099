package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.ast.Name;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.source.Span;

/** What belongs to the kernel is said once, at the layer that owns it. */
final class TiedArguments {
  private final Reporter reporter;

  TiedArguments(Reporter reporter) {
    this.reporter = reporter;
  }

  void check(Draft draft, Built target) {
    String owner =
        target.dense().map(dense -> dense.kernel().kernel().layer()).orElse(target.name());
    Span place = target.decl().name().span();
    String words =
        owner.equals(target.name()) ? "owns the kernel" : "shares the kernel of " + Quote.of(owner);
    Kernels.written(draft.kind(), draft.bound())
        .forEach(argument -> reporter.report(fault(draft, argument, place, words, owner)));
  }

  private static Diagnostic fault(
      Draft draft, Argument argument, Span place, String words, String owner) {
    Span span = argument.name().map(Name::span).orElse(argument.span());
    String what = argument.name().map(Name::text).orElse(argument.value().span().text());
    return Diagnostic.of(
            Code.AE405,
            span,
            "tied layer %s has no kernel of its own to give a %s to"
                .formatted(Quote.of(draft.name()), Quote.of(what)))
        .with(place, words)
        .help("say it at %s".formatted(Quote.of(owner)));
  }
}
