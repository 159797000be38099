package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.ast.LayerDecl;
import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.MeanPenalty;
import dev.bowline.catalog.Range;
import dev.bowline.catalog.Scaling;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.model.Dense;
import dev.bowline.model.Model;
import dev.bowline.source.Span;
import java.util.Optional;

/** Warns of what is legal and seldom meant. */
final class Traps {
  private final Reporter reporter;

  Traps(Reporter reporter) {
    this.reporter = reporter;
  }

  void check(Model model, Members members, InputSpec input) {
    checkTied(model, members);
    Optional<Ending> ending = Ending.of(model.layers(), members.layers());
    checkScaling(model, input, ending);
    checkSparsity(model, members);
    new LossTraps(reporter).check(model, members);
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
            : "the output of " + Quote.of(neverNegative.get().activation().name());
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
                  Ending.written(decl, "activity_regularizer").orElse(decl.kind().span()),
                  "%s is made for means from 0 to 1, and those of %s may be outside"
                      .formatted(Quote.of(penalty.name()), Quote.of(activation.name())))
              .with(Ending.place(decl), "what %s gives".formatted(Quote.of(decl.name().text())))
              .help("use `activation = sigmoid`"));
    }
  }

  private static Range domain(Model model) {
    Choice<Loss> loss = model.training().loss();
    return loss.entry().domain(loss.arguments());
  }
}
