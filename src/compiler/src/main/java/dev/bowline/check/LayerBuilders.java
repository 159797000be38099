package dev.bowline.check;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.LayerKind;
import dev.bowline.catalog.Noise;
import dev.bowline.model.ActivationLayer;
import dev.bowline.model.NoiseLayer;
import dev.bowline.model.Shape;
import java.util.Map;
import java.util.Optional;

/** Which builder is for which kind: the one place to change for a new kind. */
final class LayerBuilders {
  private final ActivationWidths widths;
  private final Map<LayerKind, LayerBuilder> structural;

  LayerBuilders(Reporter reporter) {
    widths = new ActivationWidths(reporter);
    ReshapeBuilder reshape = new ReshapeBuilder(reporter);
    structural =
        Map.of(
            Catalog.DENSE, new DenseBuilder(reporter),
            Catalog.ACTIVATION, (draft, earlier) -> activation(draft),
            Catalog.PRELU, new PreluBuilder(reporter),
            Catalog.FLATTEN, (draft, earlier) -> reshape.flatten(draft),
            Catalog.RESHAPE, (draft, earlier) -> reshape.reshape(draft));
  }

  Built build(Draft draft, EarlierLayers earlier) {
    if (draft.kind() instanceof Noise noise) {
      return noise(draft, noise);
    }
    return structural.get(draft.kind()).build(draft, earlier);
  }

  private Built activation(Draft draft) {
    Optional<Choice<Activation>> activation =
        draft.bound().arguments().choice("activation", Activation.class);
    if (activation.isEmpty() || draft.input().isEmpty()) {
      return Built.broken(draft, draft.input());
    }
    Shape input = draft.input().get();
    if (!widths.allows(draft, activation.get(), input.last())) {
      return Built.broken(draft, Optional.empty());
    }
    return Built.of(
        draft,
        new ActivationLayer(draft.name(), draft.doc(), activation.get(), input, draft.span()));
  }

  private static Built noise(Draft draft, Noise noise) {
    return draft
        .input()
        .map(
            shape ->
                Built.of(
                    draft,
                    new NoiseLayer(
                        draft.name(),
                        draft.doc(),
                        new Choice<>(noise, draft.bound().arguments()),
                        shape,
                        draft.span())))
        .orElseGet(() -> Built.broken(draft, draft.input()));
  }
}
