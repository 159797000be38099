package dev.bowline.check;

import dev.bowline.ast.LayerDecl;
import dev.bowline.ast.Name;
import dev.bowline.catalog.LayerKind;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.model.Dense;
import dev.bowline.model.KernelUse;
import java.util.Optional;

/** Finds the kernel that a tied layer shares. */
final class TieResolver {
  private final Reporter reporter;
  private final TieTargets targets;
  private final TieSizes sizes;
  private final TiedArguments arguments;

  TieResolver(Reporter reporter) {
    this.reporter = reporter;
    this.targets = new TieTargets(reporter);
    this.sizes = new TieSizes(reporter);
    this.arguments = new TiedArguments(reporter);
  }

  /** The other layer's kernel, read the other way round; empty if a fault leaves it unknown. */
  Optional<KernelUse> resolve(Draft draft, Optional<Integer> inputs, EarlierLayers earlier) {
    Optional<Built> target = target(draft, earlier);
    if (target.isEmpty()) {
      return Optional.empty();
    }
    arguments.check(draft, target.get());
    if (target.get().dense().isEmpty()) {
      return Optional.empty();
    }
    Dense dense = target.get().dense().get();
    KernelUse use = new KernelUse(dense.kernel().kernel(), dense.kernel().orientation().flipped());
    return sizes.check(draft, inputs, target.get(), use, earlier)
        ? Optional.of(use)
        : Optional.empty();
  }

  /** The layer named, if it stands before and may have a kernel. */
  private Optional<Built> target(Draft draft, EarlierLayers earlier) {
    Name name = draft.decl().tie().orElseThrow().target();
    Optional<LayerDecl> declared = targets.declared(name, earlier);
    if (declared.isEmpty()) {
      return Optional.empty();
    }
    Optional<Built> built = earlier.built(name.text());
    if (built.isEmpty()) {
      reporter.report(notBefore(draft, name, declared.get()));
      return Optional.empty();
    }
    if (!TieTargets.mayHaveKernel(built.get())) {
      LayerKind kind = built.get().kind().orElseThrow();
      reporter.report(
          Diagnostic.of(
                  Code.AE404,
                  name.span(),
                  "%s has no kernel to share".formatted(Quote.of(name.text())))
              .with(
                  declared.get().kind().name().span(),
                  "a `%s` layer has no kernel".formatted(kind.name()))
              .help(TieFits.help(draft, earlier)));
      return Optional.empty();
    }
    return built;
  }

  private static Diagnostic notBefore(Draft draft, Name name, LayerDecl declared) {
    if (declared.name().text().equals(draft.name())) {
      return Diagnostic.of(
          Code.AE401, name.span(), "layer %s is tied to itself".formatted(Quote.of(name.text())));
    }
    return Diagnostic.of(
            Code.AE401,
            name.span(),
            "layer %s is tied to %s, which comes later"
                .formatted(Quote.of(draft.name()), Quote.of(name.text())))
        .with(declared.name().span(), "declared here")
        .help(
            "the first of two layers owns the kernel: tie %s to %s"
                .formatted(Quote.of(name.text()), Quote.of(draft.name())));
  }
}
