package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.ast.Value;
import dev.bowline.catalog.Activation;
import dev.bowline.catalog.ArgumentSpec;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.Pretraining;
import dev.bowline.catalog.Range;
import dev.bowline.diagnostic.Alternatives;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.model.Model;
import dev.bowline.model.Nesting;
import dev.bowline.model.Stages;
import dev.bowline.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Warns of a loss behind an activation that it is not made for. */
final class LossTraps {
  private final Reporter reporter;

  LossTraps(Reporter reporter) {
    this.reporter = reporter;
  }

  /**
   * A loss and the activations that stand in front of it: one, or that of each inner stage.
   *
   * @param place where the loss is written
   */
  private record Measured(Choice<Loss> loss, Span place, List<Output> outputs) {}

  /**
   * An activation and what it gives.
   *
   * @param of words that follow "the output"
   */
  private record Output(Ending ending, String of) {
    String activation() {
      return Quote.of(ending.activation().name());
    }

    Diagnostic showIn(Diagnostic diagnostic) {
      return diagnostic.with(ending.place(), activation() + " gives the output" + of);
    }
  }

  void check(Model model, Members members) {
    ofModel(model, members).ifPresent(this::check);
    ofStages(model, members).ifPresent(this::check);
  }

  private void check(Measured measured) {
    checkLogits(measured);
    checkDomain(measured);
  }

  private static Optional<Measured> ofModel(Model model, Members members) {
    Span place = members.trained("loss").map(Value::span).orElse(model.span());
    return Ending.of(model.layers(), members.layers())
        .map(last -> new Measured(model.training().loss(), place, List.of(new Output(last, ""))));
  }

  /** The stages within the outermost one, which has the model's loss, share theirs. */
  private static Optional<Measured> ofStages(Model model, Members members) {
    Optional<Value> written = members.trained("pretrain");
    if (written.isEmpty() || Nesting.fault(model).isPresent()) {
      return Optional.empty();
    }
    List<Model> stages = Stages.of(model);
    List<Output> outputs = new ArrayList<>();
    for (Model stage : stages.subList(Math.min(1, stages.size()), stages.size())) {
      String words = " of the stage of " + Quote.of(stage.bottleneck());
      Ending.of(stage.layers(), members.layers())
          .ifPresent(last -> outputs.add(new Output(last, words)));
    }
    if (outputs.isEmpty()) {
      return Optional.empty();
    }
    Choice<Loss> loss = stages.get(1).training().loss();
    return Optional.of(new Measured(loss, innerLoss(model, written.get()), outputs));
  }

  /** Where the loss of the inner stages is written, or else the pre-training. */
  private static Span innerLoss(Model model, Value pretraining) {
    if (!(pretraining instanceof Value.Invocation invocation)) {
      return pretraining.span();
    }
    List<ArgumentSpec> specs = model.training().pretraining().orElseThrow().entry().arguments();
    List<Argument> arguments = invocation.call().arguments();
    for (int i = 0; i < Math.min(arguments.size(), specs.size()); i++) {
      String byPlace = specs.get(i).name();
      String name = arguments.get(i).name().map(written -> written.text()).orElse(byPlace);
      if (name.equals(Pretraining.INNER_LOSS)) {
        return arguments.get(i).value().span();
      }
    }
    return pretraining.span();
  }

  private void checkDomain(Measured measured) {
    Choice<Loss> loss = measured.loss();
    Range domain = loss.entry().domain(loss.arguments());
    List<Output> leaving =
        measured.outputs().stream().filter(o -> !domain.contains(o.ending().values())).toList();
    if (!leaving.isEmpty()) {
      report(
          Code.AE606,
          measured,
          "%s is made for outputs %s, and those of %s may be outside"
              .formatted(Quote.of(loss.name()), domain.text(), leaving.get(0).activation()),
          leaving,
          staying(domain));
    }
  }

  private void checkLogits(Measured measured) {
    Choice<Loss> loss = measured.loss();
    List<Output> probabilities =
        measured.outputs().stream()
            .filter(output -> Range.FRACTION.contains(output.ending().values()))
            .toList();
    if (Loss.takesLogits(loss.arguments()) && !probabilities.isEmpty()) {
      report(
          Code.AE613,
          measured,
          "%s takes logits here, and %s has made probabilities of them"
              .formatted(Quote.of(loss.name()), probabilities.get(0).activation()),
          probabilities,
          Optional.of("leave `from_logits` out, or let the last activation be `linear`"));
    }
  }

  private void report(
      Code code, Measured measured, String message, List<Output> outputs, Optional<String> help) {
    Diagnostic warning = Diagnostic.of(code, measured.place(), message);
    for (Output output : outputs) {
      warning = output.showIn(warning);
    }
    reporter.report(warning.help(help));
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
}
