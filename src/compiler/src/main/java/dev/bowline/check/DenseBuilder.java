package dev.bowline.check;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choice;
import dev.bowline.model.Dense;
import dev.bowline.model.KernelUse;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.model.Parameter.Role;
import dev.bowline.model.Shape;
import java.util.List;
import java.util.Optional;

/** {@code dense}: with a kernel of its own, or with that of another layer. */
final class DenseBuilder implements LayerBuilder {
  private final ArrayLimit limit;
  private final TieResolver ties;
  private final ActivationWidths widths;
  private final Restraints restraints;
  private final VectorInput vectors;
  private final ParameterReader parameters;

  DenseBuilder(Reporter reporter) {
    this.limit = new ArrayLimit(reporter);
    this.ties = new TieResolver(reporter);
    this.widths = new ActivationWidths(reporter);
    this.restraints = new Restraints(reporter);
    this.vectors = new VectorInput(reporter);
    this.parameters = new ParameterReader(reporter, restraints);
  }

  @Override
  public Built build(Draft draft, EarlierLayers earlier) {
    Optional<Integer> inputs = vectors.size(draft, earlier);
    if (draft.decl().tie().isPresent()) {
      return tied(draft, inputs, earlier);
    }
    Optional<Integer> units = draft.bound().wholeInt("units");
    if (inputs.isEmpty() || units.isEmpty()) {
      return Built.broken(draft, units.map(Shape::vector));
    }
    limit.allows(List.of(inputs.get(), units.get()), draft.decl().kind().span());
    Parameter kernel = parameters.read(draft, Role.KERNEL, inputs.get(), units.get());
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
            ? Optional.of(parameters.read(draft, Role.BIAS, 1, kernel.units()))
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
}
