package dev.bowline.check;

import dev.bowline.ast.LayerDecl;
import dev.bowline.ast.Name;
import dev.bowline.ast.Tie;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.LayerKind;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.diagnostic.Suggest;
import dev.bowline.model.Shape;
import dev.bowline.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks the layers from first to last, and the shape with them. */
final class LayerChecker {
  private final CallReader calls;
  private final Reporter reporter;
  private final LayerBuilders builders;
  private final TieTargets targets;

  LayerChecker(CallReader calls, Reporter reporter) {
    this.calls = calls;
    this.reporter = reporter;
    this.builders = new LayerBuilders(reporter);
    this.targets = new TieTargets(reporter);
  }

  /**
   * All the layers in order.
   *
   * @param input what the first gets, if known
   * @param source the place of the input
   */
  List<Built> check(List<LayerDecl> layers, Optional<Shape> input, Span source) {
    EarlierLayers earlier = new EarlierLayers(layers);
    List<Built> all = new ArrayList<>();
    Optional<Shape> shape = input;
    Span from = source;
    for (LayerDecl decl : layers) {
      Built built = check(decl, shape, from, earlier);
      earlier.add(built);
      all.add(built);
      shape = built.output();
      from = decl.name().span();
    }
    return all;
  }

  private Built check(LayerDecl decl, Optional<Shape> input, Span source, EarlierLayers earlier) {
    Name name = decl.kind().name();
    Optional<LayerKind> kind = Catalog.find(Family.LAYER, name.text()).map(LayerKind.class::cast);
    if (kind.isEmpty()) {
      reporter.report(unknown(name));
      decl.tie().ifPresent(tie -> targets.declared(tie.target(), earlier));
      return Built.unknown(decl);
    }
    Signature signature = Signature.of(kind.get());
    if (decl.tie().isPresent()) {
      checkMayBeTied(decl, kind.get(), decl.tie().get(), earlier);
      signature = signature.without("units");
    }
    Bound bound = calls.read(name, decl.kind().arguments(), decl.kind().span(), signature);
    return builders.build(new Draft(decl, kind.get(), bound, input, source), earlier);
  }

  private static Diagnostic unknown(Name name) {
    String text = name.text();
    return UnknownName.fault(
        Code.AE201,
        Family.LAYER,
        text,
        name.span(),
        () ->
            Catalog.find(Family.ACTIVATION, text).isPresent()
                ? Optional.of("write `activation(%s)`".formatted(text))
                : Suggest.helpOrAll(text, Catalog.names(Family.LAYER).toList()));
  }

  private void checkMayBeTied(LayerDecl decl, LayerKind kind, Tie tie, EarlierLayers earlier) {
    if (!Kernels.has(kind)) {
      targets.declared(tie.target(), earlier);
      reporter.report(
          Diagnostic.of(
                  Code.AE406,
                  tie.span(),
                  "layer %s cannot be tied".formatted(Quote.of(decl.name().text())))
              .with(
                  decl.kind().name().span(),
                  "a `%s` layer has no kernel to share".formatted(kind.name())));
    }
  }
}
