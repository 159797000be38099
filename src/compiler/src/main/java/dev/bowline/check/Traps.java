package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.ast.LayerDecl;
import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.MeanPenalty;
import dev.bowline.catalog.Range;
import dev.bowline.catalog.Scaling;
import dev.bowline.diagnostic.Alternatives;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.model.ActivationLayer;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.Prelu;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;

/** Warns of what is legal and seldom meant. */
final class Traps {
  private final Reporter reporter;

  Traps(Reporter reporter) {
    this.reporter = reporter;
  }

  void check(Model model, Members members, InputSpec input) {
    checkTied(model, members);
    Optional<Ending> ending = ending(model.layers(), members.layers());
    checkScaling(model, input, ending);
    checkSparsity(model, members);
    ending.ifPresent(last -> checkLoss(model, members, last));
  }

  private void checkTied(Model model, Members members) {
    boolean tied = members.layers().stream().anyMatch(layer -> layer.tie().isPresent());
    if (!tied) {
      reporter.report(
          Diagnostic.of(
                  Code.AE407,
                  model.span(),
                  "nothing is tied in %s".formatted(Quote.of(model.name())))
              .help("a decoding layer shares its encoder's kernel with `tied_to`"));
    }
  }

  private void checkScaling(Model model, InputSpec input, Optional<Ending> ending) {
    boolean standard =
        model.scaling().map(s -> s.entry().statistic() == Scaling.Statistic.STANDARD).orElse(false);
    if (!standard) {
      return;
    }
    Span place = input.bound().flatMap(b -> b.written("scaling")).map(Argument::span).orElseThrow();
    boolean lossIsPositive = domain(model).low() >= 0;
    Optional<Ending> neverNegative = ending.filter(last -> last.values().low() >= 0);
    if (!lossIsPositive && neverNegative.isEmpty()) {
      return;
    }
    String what =
        lossIsPositive
            ? "the loss " + Quote.of(model.training().loss().name())
            : "the output of " + Quote.of(neverNegative.get().name());
    Diagnostic warning =
        Diagnostic.of(
            Code.AE605,
            place,
            "`standard` scaling makes about half of the numbers negative, and %s knows none"
                .formatted(what));
    if (neverNegative.isPresent()) {
      warning = warning.with(neverNegative.get().place(), "its output is never negative");
    }
    reporter.report(warning.help("use `scaling = min_max`, or another last activation and loss"));
  }

  private void checkLoss(Model model, Members members, Ending last) {
    Range domain = domain(model);
    checkLogits(model, members, last);
    if (domain.contains(last.values())) {
      return;
    }
    reporter.report(
        Diagnostic.of(
                Code.AE606,
                loss(model, members),
                "%s is made for outputs %s, and those of %s may be outside"
                    .formatted(
                        Quote.of(model.training().loss().name()),
                        domain.text(),
                        Quote.of(last.name())))
            .with(last.place(), "%s gives the output".formatted(Quote.of(last.name())))
            .help(staying(domain)));
  }

  private void checkSparsity(Model model, Members members) {
    for (int i = 0; i < model.layers().size(); i++) {
      if (!(model.layers().get(i) instanceof Dense dense)
          || dense.activityRegularizer().isEmpty()
          || !(dense.activityRegularizer().get().entry() instanceof MeanPenalty penalty)) {
        continue;
      }
      Choice<Activation> activation = dense.activation();
      if (Range.FRACTION.contains(activation.entry().values(activation.arguments()))) {
        continue;
      }
      LayerDecl decl = members.layers().get(i);
      reporter.report(
          Diagnostic.of(
                  Code.AE612,
                  written(decl, "activity_regularizer").orElse(decl.kind().span()),
                  "%s is made for means from 0 to 1, and those of %s may be outside"
                      .formatted(Quote.of(penalty.name()), Quote.of(activation.name())))
              .with(place(decl), "what %s gives".formatted(Quote.of(decl.name().text())))
              .help("use `activation = sigmoid`"));
    }
  }

  private static Optional<Span> written(LayerDecl decl, String argument) {
    return decl.kind().arguments().stream()
        .filter(a -> a.name().filter(n -> n.text().equals(argument)).isPresent())
        .findFirst()
        .map(found -> found.value().span());
  }

  private static Range domain(Model model) {
    Choice<Loss> loss = model.training().loss();
    return loss.entry().domain(loss.arguments());
  }

  /** Where the loss is written. */
  private static Span loss(Model model, Members members) {
    return members.train().stream()
        .flatMap(train -> train.settings().stream())
        .filter(setting -> setting.name().text().equals("loss"))
        .findFirst()
        .map(setting -> setting.value().span())
        .orElse(model.span());
  }

  private void checkLogits(Model model, Members members, Ending last) {
    Choice<Loss> loss = model.training().loss();
    if (Loss.takesLogits(loss.arguments()) && Range.FRACTION.contains(last.values())) {
      String activation = Quote.of(last.name());
      reporter.report(
          Diagnostic.of(
                  Code.AE613,
                  loss(model, members),
                  "%s takes logits here, and %s has made probabilities of them"
                      .formatted(Quote.of(loss.name()), activation))
              .with(last.place(), activation + " gives the output")
              .help("leave `from_logits` out, or let the last activation be `linear`"));
    }
  }

  /** The last activation; behind it may come what changes no value outside training. */
  private static Optional<Ending> ending(List<Layer> layers, List<LayerDecl> decls) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (layers.get(i) instanceof Dense dense) {
        return Optional.of(Ending.of(place(decls.get(i)), dense.activation()));
      }
      if (layers.get(i) instanceof ActivationLayer layer) {
        return Optional.of(Ending.of(place(decls.get(i)), layer.activation()));
      }
      if (layers.get(i) instanceof Prelu) {
        Ending prelu = new Ending(place(decls.get(i)), Catalog.PRELU.name(), Range.ANY);
        // What is never negative passes as it is.
        return ending(layers.subList(0, i), decls)
            .map(before -> before.values().low() >= 0 ? before : prelu);
      }
    }
    return Optional.empty();
  }

  /** Where the activation is written, or the layer's kind where it is not. */
  private static Span place(LayerDecl decl) {
    return written(decl, "activation").orElse(decl.kind().span());
  }

  /** The activations that need no argument and never leave a range. */
  private static Optional<String> staying(Range domain) {
    List<String> names =
        Catalog.of(Family.ACTIVATION).stream()
            .filter(
                entry -> entry.arguments().stream().allMatch(spec -> spec.fallback().isPresent()))
            .map(Activation.class::cast)
            .filter(a -> domain.contains(a.values(Defaults.of(a))))
            .map(Activation::name)
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("behind %s it is at home".formatted(Alternatives.quoted(names)));
  }

  /**
   * What gives the output.
   *
   * @param values between which it stays
   */
  private record Ending(Span place, String name, Range values) {
    static Ending of(Span place, Choice<Activation> activation) {
      Range values = activation.entry().values(activation.arguments());
      return new Ending(place, activation.name(), values);
    }
  }
}
