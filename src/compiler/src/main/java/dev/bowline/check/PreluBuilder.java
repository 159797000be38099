package dev.bowline.check;

import dev.bowline.model.Parameter.Role;
import dev.bowline.model.Prelu;

/** {@code prelu}: slopes of its own, one for each element that it gets. */
final class PreluBuilder implements LayerBuilder {
  private final VectorInput vectors;
  private final ParameterReader parameters;

  PreluBuilder(Reporter reporter) {
    this.vectors = new VectorInput(reporter);
    this.parameters = new ParameterReader(reporter, new Restraints(reporter));
  }

  @Override
  public Built build(Draft draft, EarlierLayers earlier) {
    return vectors
        .size(draft, earlier)
        .map(units -> parameters.read(draft, Role.SLOPES, 1, units))
        .map(alpha -> new Prelu(draft.name(), draft.doc(), alpha, draft.span()))
        .map(prelu -> Built.of(draft, prelu))
        .orElseGet(() -> Built.broken(draft, draft.input()));
  }
}
