package dev.bowline.plan;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.ContractionPenalty;
import dev.bowline.catalog.Gated;
import dev.bowline.catalog.Regularizer;
import dev.bowline.catalog.RowActivation;
import dev.bowline.model.ActivationLayer;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.NoiseLayer;
import dev.bowline.model.Prelu;
import dev.bowline.model.Reshape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model's way forward.
 *
 * @param encoding how many of the links lead to the code
 * @param activities what is penalised on the way
 */
record Network(
    List<Link> links, int encoding, Value x, Value code, Value y, List<Activity> activities) {

  /**
   * A layer whose activity is under a penalty.
   *
   * @param y what the penalty is a function of: what the layer gives or, for a {@link
   *     ContractionPenalty}, what its activation gets
   */
  record Activity(Dense layer, Value y, Choice<Regularizer> regularizer) {}

  /** Whether noise layers do anything. */
  enum Mode {
    TRAINING,
    QUIET
  }

  /** The links of a model's layers, in order. */
  static Network of(Model model, Mode mode) {
    Builder builder = new Builder(model, mode);
    int encoding = 0;
    Value code = builder.current;
    for (int ordinal = 0; ordinal < model.layers().size(); ordinal++) {
      builder.add(model.layers().get(ordinal), ordinal);
      if (ordinal == model.codeLayers() - 1) {
        encoding = builder.links.size();
        code = builder.current;
      }
    }
    return new Network(
        List.copyOf(builder.links),
        encoding,
        builder.x,
        code,
        builder.current,
        List.copyOf(builder.activities));
  }

  List<Op> encoder() {
    return RowWorks.forward(links.subList(0, encoding));
  }

  List<Op> decoder() {
    return RowWorks.forward(links.subList(encoding, links.size()));
  }

  /** The layer that a value comes from. */
  Layer layerOf(Value value) {
    Link from = links.stream().filter(link -> link.y().equals(value)).findFirst().orElseThrow();
    if (from instanceof Link.Multiplied multiplied) {
      return multiplied.product().layer();
    }
    if (from instanceof Link.Activated activated) {
      return activated.layer();
    }
    if (from instanceof Link.Halved halved) {
      return halved.layer();
    }
    if (from instanceof Link.Sloped sloped) {
      return sloped.layer();
    }
    if (from instanceof Link.Disturbed disturbed) {
      return disturbed.layer();
    }
    throw new AssertionError(from);
  }

  /** The activation that gives the output, unless something else does. */
  Optional<Link.Activated> lastActivation() {
    return links.isEmpty() || !(links.get(links.size() - 1) instanceof Link.Activated last)
        ? Optional.empty()
        : Optional.of(last);
  }

  private static final class Builder {
    final List<Link> links = new ArrayList<>();
    final List<Activity> activities = new ArrayList<>();
    final Mode mode;
    final Value x;
    Value current;

    Builder(Model model, Mode mode) {
      this.mode = mode;
      this.x = new Value("input", model.input().size());
      this.current = x;
    }

    void add(Layer layer, int ordinal) {
      if (layer instanceof Dense dense) {
        int units = dense.kernel().units();
        Value sums = new Value(dense.name(), units);
        links.add(
            new Link.Multiplied(
                new Op.Product(
                    dense, Op.Way.FORWARD, dense.kernel(), dense.bias(), current, sums)));
        current = sums;
        activate(dense, dense.activation(), units);
        dense
            .activityRegularizer()
            .ifPresent(
                penalty -> {
                  boolean ofSums = penalty.entry() instanceof ContractionPenalty;
                  activities.add(new Activity(dense, ofSums ? sums : current, penalty));
                });
        return;
      }
      if (layer instanceof ActivationLayer activation) {
        activate(activation, activation.activation(), activation.input().last());
        return;
      }
      if (layer instanceof Prelu prelu) {
        Value y = new Value(prelu.name() + " activated", current.size());
        links.add(new Link.Sloped(prelu, current, y));
        current = y;
        return;
      }
      if (layer instanceof NoiseLayer noise) {
        if (mode == Mode.TRAINING) {
          Value disturbed = new Value(noise.name() + " disturbed", noise.output().size());
          links.add(new Link.Disturbed(noise, ordinal, noise.noise(), current, disturbed));
          current = disturbed;
        }
        return;
      }
      if (layer instanceof Reshape) {
        return;
      }
      throw new AssertionError(layer);
    }

    private void activate(Layer layer, Choice<Activation> chosen, int width) {
      if (chosen.entry() instanceof Gated) {
        Value y = new Value(layer.name() + " activated", layer.output().size());
        links.add(new Link.Halved(layer, chosen.as(Gated.class), width, current, y));
        current = y;
        return;
      }
      Choice<RowActivation> activation = chosen.as(RowActivation.class);
      if (isIdentity(activation)) {
        return;
      }
      Value y = new Value(layer.name() + " activated", layer.output().size());
      links.add(new Link.Activated(layer, activation, width, current, y));
      current = y;
    }

    private static boolean isIdentity(Choice<RowActivation> activation) {
      return Programs.isIdentity(activation.entry().forward(activation.arguments()));
    }
  }
}
