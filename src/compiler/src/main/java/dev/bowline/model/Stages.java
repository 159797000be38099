package dev.bowline.model;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.Pretraining;
import dev.bowline.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stages of a layer-wise pre-training: for each pair of an encoding dense layer and the layer
 * tied to it a model of its own, over the same parameters (G. Hinton and R. Salakhutdinov, 2006; Y.
 * Bengio et al., 2007).
 *
 * <p>A stage has all layers: those that only disturb or reshape belong to the dense layer behind
 * them, activations, also learned ones, to the one in front, and what stands behind the last of
 * these to the last.
 */
public final class Stages {
  private final Model model;
  private final List<List<Layer>> blocks;

  private Stages(Model model) {
    this.model = model;
    this.blocks = blocks(model.layers());
  }

  /** The outermost first; none if nothing is pre-trained. The ties must nest. */
  public static List<Model> of(Model model) {
    return model.training().pretraining().isPresent() ? new Stages(model).all() : List.of();
  }

  /** What people call a stage: its encoder, and from how many numbers to how many it leads. */
  public static String title(Model stage) {
    return "%s %d-%d".formatted(stage.bottleneck(), stage.input().size(), stage.code().size());
  }

  /** The layers by the dense layer that they belong to; each block has one. */
  static List<List<Layer>> blocks(List<Layer> layers) {
    List<List<Layer>> blocks = new ArrayList<>();
    List<Layer> block = new ArrayList<>();
    List<Layer> open = new ArrayList<>();
    boolean complete = false;
    for (Layer layer : layers) {
      open.add(layer);
      if (layer instanceof Dense && complete) {
        blocks.add(block);
        block = new ArrayList<>();
      }
      complete |= layer instanceof Dense;
      if (!(layer instanceof NoiseLayer || layer instanceof Reshape)) {
        block.addAll(open);
        open.clear();
      }
    }
    block.addAll(open);
    blocks.add(block);
    return blocks;
  }

  private List<Model> all() {
    Choice<Pretraining> wanted = model.training().pretraining().orElseThrow();
    List<Model> stages = new ArrayList<>();
    for (int i = 0; i < blocks.size() / 2; i++) {
      Choice<Loss> loss =
          i == 0
              ? model.training().loss()
              : wanted.arguments().choice(Pretraining.INNER_LOSS, Loss.class).orElseThrow();
      stages.add(stage(i, model.training().ofStage(loss)));
    }
    return stages;
  }

  private Model stage(int number, Training training) {
    List<Layer> encoder = blocks.get(number);
    Shape input = encoder.get(0).input();
    List<Layer> layers = new ArrayList<>(encoder);
    for (Layer layer : blocks.get(blocks.size() - 1 - number)) {
      fit(layers, layer.input());
      layers.add(layer);
    }
    fit(layers, input);
    return new Model(
        Optional.empty(),
        model.packageName(),
        model.name(),
        input,
        number == 0 ? model.scaling() : Optional.empty(),
        layers,
        dense(encoder).name(),
        encoder.size(),
        training,
        model.span());
  }

  static Dense dense(List<Layer> block) {
    return block.stream()
        .filter(Dense.class::isInstance)
        .map(Dense.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** The inner layers may have left the numbers under other axes. */
  private static void fit(List<Layer> layers, Shape wanted) {
    Layer last = layers.get(layers.size() - 1);
    if (!last.output().equals(wanted)) {
      Span span = last.span();
      layers.add(
          new Reshape(last.name(), Optional.empty(), "reshape", last.output(), wanted, span));
    }
  }
}
