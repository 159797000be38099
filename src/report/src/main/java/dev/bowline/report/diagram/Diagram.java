package dev.bowline.report.diagram;

import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.model.Shape;
import dev.bowline.report.text.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a picture of a model shows.
 *
 * @param boxes the input and then the layers, in their order
 * @param ties between boxes
 */
record Diagram(Model model, List<Box> boxes, List<Tie> ties) {
  /**
   * The input or a layer.
   *
   * @param detail its kind and what there is to say of it
   * @param parameters how many trained numbers belong to it: a tied kernel is its owner's
   */
  record Box(
      Role role, String name, String detail, Shape shape, long parameters, Optional<Tie> tie) {}

  /** What a box is to the model. */
  enum Role {
    INPUT,
    /** Has weights. */
    WEIGHTS,
    /** Has none. */
    PLAIN,
    /** Gives the code. */
    CODE
  }

  /**
   * A kernel that is used once more.
   *
   * @param owner the index of the box that owns the kernel
   * @param user the index of the box that is tied to it
   */
  record Tie(int owner, int user, String kernel, Orientation orientation) {
    String text() {
      return orientation == Orientation.TRANSPOSED ? kernel + ", transposed" : kernel;
    }
  }

  static Diagram of(Model model) {
    List<Box> boxes = new ArrayList<>();
    boxes.add(new Box(Role.INPUT, "input", scaling(model), model.input(), 0, Optional.empty()));
    List<String> names = model.layers().stream().map(Layer::name).toList();
    for (int at = 0; at < names.size(); at++) {
      Layer layer = model.layers().get(at);
      boxes.add(
          new Box(
              role(model, at),
              layer.name(),
              Facts.detail(layer),
              layer.output(),
              Facts.parameters(model, layer),
              tie(layer, at + 1, names)));
    }
    return new Diagram(model, boxes, boxes.stream().flatMap(box -> box.tie().stream()).toList());
  }

  private static String scaling(Model model) {
    return model.scaling().map(scaling -> "scaling " + Facts.choice(scaling)).orElse("");
  }

  private static Role role(Model model, int at) {
    if (at == model.codeLayers() - 1) {
      return Role.CODE;
    }
    return model.layers().get(at).hasWeights() ? Role.WEIGHTS : Role.PLAIN;
  }

  private static Optional<Tie> tie(Layer layer, int user, List<String> names) {
    if (!(layer instanceof Dense dense) || dense.tiedTo().isEmpty()) {
      return Optional.empty();
    }
    Parameter kernel = dense.kernel().kernel();
    int owner = names.indexOf(kernel.layer()) + 1;
    return Optional.of(new Tie(owner, user, kernel.name(), dense.kernel().orientation()));
  }
}
