package dev.bowline.check;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Initializer;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.model.Dense;
import dev.bowline.model.KernelUse;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.model.Parameter.Role;
import dev.bowline.model.Shape;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;

/** {@code dense}: with a kernel of its own, or with that of another layer. */
final class DenseBuilder implements LayerBuilder {
  private final Reporter reporter;
  private final ArrayLimit limit;
  private final TieResolver ties;
  private final ActivationWidths widths;
  private final Restraints restraints;

  DenseBuilder(Reporter reporter) {
    this.reporter = reporter;
    this.limit = new ArrayLimit(reporter);
    this.ties = new TieResolver(reporter);
    this.widths = new ActivationWidths(reporter);
    this.restraints = new Restraints(reporter);
  }

  @Override
  public Built build(Draft draft, EarlierLayers earlier) {
    Optional<Integer> inputs = inputs(draft, earlier);
    if (draft.decl().tie().isPresent()) {
      return tied(draft, inputs, earlier);
    }
    Optional<Integer> units = draft.bound().wholeInt("units");
    if (inputs.isEmpty() || units.isEmpty()) {
      return Built.broken(draft, units.map(Shape::vector));
    }
    limit.allows(List.of(inputs.get(), units.get()), draft.decl().kind().span());
    Parameter kernel = parameter(draft, Role.KERNEL, inputs.get(), units.get());
    return dense(draft, new KernelUse(kernel, Orientation.AS_STORED));
  }

  private Built tied(Draft draft, Optional<Integer> inputs, EarlierLayers earlier) {
    Optional<KernelUse> use = ties.resolve(draft, inputs, earlier);
    return use.map(kernel -> dense(draft, kernel))
        .orElseGet(() -> Built.broken(draft, Optional.empty()));
  }

  private Built dense(Draft draft, KernelUse kernel) {
    Optional<Parameter> bias =
        draft.bound().arguments().flag("use_bias")
            ? Optional.of(parameter(draft, Role.BIAS, 1, kernel.units()))
            : Optional.empty();
    Choice<Activation> activation =
        draft.bound().arguments().choice("activation", Activation.class).orElseThrow();
    if (!widths.allows(draft, activation, kernel.units())) {
      return Built.broken(draft, Optional.empty());
    }
    return Built.of(
        draft,
        new Dense(
            draft.name(),
            draft.doc(),
            kernel,
            draft.decl().tie().map(tie -> tie.target().text()),
            bias,
            activation,
            restraints.activityRegularizer(draft, kernel.units(), activation),
            draft.span()));
  }

  private Parameter parameter(Draft draft, Role role, int rows, int columns) {
    return new Parameter(
        draft.name(),
        role,
        rows,
        columns,
        initializer(draft, role),
        restraints.regularizer(draft, role, rows, columns),
        restraints.constraint(draft, role));
  }

  private Choice<Initializer> initializer(Draft draft, Role role) {
    String argument = role.title() + "_initializer";
    Choice<Initializer> chosen =
        draft.bound().arguments().choice(argument, Initializer.class).orElseThrow();
    boolean fits =
        role == Role.KERNEL
            || !chosen.entry().distribution().apply(chosen.arguments()).isOfMatrices();
    if (!fits) {
      Span place = draft.bound().written(argument).map(a -> a.value().span()).orElseThrow();
      reporter.report(
          Diagnostic.of(
                  Code.AE513,
                  place,
                  "%s fills kernels, and a bias is a row of numbers"
                      .formatted(Quote.of(chosen.name())))
              .help("`zeros` is what a bias begins with"));
    }
    return chosen;
  }

  private Optional<Integer> inputs(Draft draft, EarlierLayers earlier) {
    if (draft.input().isEmpty() || draft.input().get().isVector()) {
      return draft.input().map(Shape::size);
    }
    Shape shape = draft.input().get();
    String flatten = FreeName.of("flat", earlier);
    reporter.report(
        Diagnostic.of(
                Code.AE305,
                draft.kindSpan(),
                "`dense` takes a vector, but gets %s".formatted(shape))
            .labelled("gets %s".formatted(shape))
            .with(draft.source(), "gives %s".formatted(shape))
            .help("put `layer %s = flatten;` in front of `%s`".formatted(flatten, draft.name())));
    return Optional.empty();
  }
}
