package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.model.Dense;
import dev.bowline.model.KernelUse;
import dev.bowline.source.Span;
import java.util.Optional;

/** Whether a kernel read backwards fits what the tied layer gets and says. */
final class TieSizes {
  private final Reporter reporter;

  TieSizes(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Reports what does not fit. */
  boolean check(
      Draft draft, Optional<Integer> inputs, Built target, KernelUse use, EarlierLayers earlier) {
    if (inputs.isPresent() && inputs.get() != use.inputs()) {
      reporter.report(wrongInput(draft, inputs.get(), target, use, earlier));
      return false;
    }
    Optional<Integer> units = draft.bound().wholeInt("units");
    if (units.isPresent() && units.get() != use.units()) {
      reporter.report(wrongUnits(draft, target, use, earlier));
      return false;
    }
    return true;
  }

  private static Diagnostic wrongInput(
      Draft draft, int inputs, Built target, KernelUse use, EarlierLayers earlier) {
    String name = Quote.of(target.name());
    Optional<String> fits = TieFits.help(draft, earlier);
    return Diagnostic.of(
            Code.AE403,
            draft.decl().tie().orElseThrow().target().span(),
            "tied layer %s gets %d numbers, but %s read backwards takes %d"
                .formatted(Quote.of(draft.name()), inputs, name, use.inputs()))
        .labelled("read backwards: %d x %d".formatted(use.inputs(), use.units()))
        .with(target.decl().name().span(), kernel(target))
        .with(draft.source(), "gives %d".formatted(inputs))
        .help(fits.orElse(TieFits.none(draft, inputs)));
  }

  private static Diagnostic wrongUnits(
      Draft draft, Built target, KernelUse use, EarlierLayers earlier) {
    Span units = draft.bound().written("units").map(Argument::value).orElseThrow().span();
    String others =
        TieFits.help(draft, earlier).map(fits -> "; or tie it elsewhere: " + fits).orElse("");
    return Diagnostic.of(
            Code.AE402,
            units,
            "tied layer %s has the wrong number of units".formatted(Quote.of(draft.name())))
        .labelled(
            "%s read backwards gives %d units".formatted(Quote.of(target.name()), use.units()))
        .with(target.decl().name().span(), kernel(target))
        .help(
            "write `%s(%d)`, or leave the units out%s"
                .formatted(draft.kind().name(), use.units(), others));
  }

  private static String kernel(Built target) {
    Dense dense = target.dense().orElseThrow();
    String size = "%d x %d".formatted(dense.kernel().inputs(), dense.kernel().units());
    String owner = dense.kernel().kernel().layer();
    return owner.equals(target.name())
        ? "owns the kernel, " + size
        : "reads the kernel of %s as %s".formatted(Quote.of(owner), size);
  }
}
