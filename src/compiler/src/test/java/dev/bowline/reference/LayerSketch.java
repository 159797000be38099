package dev.bowline.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A layer of a {@link ModelSketch}. */
sealed interface LayerSketch {
  String name();

  /** Its declaration in a model file. */
  String text();

  /**
   * A dense layer.
   *
   * @param units also known where a tied layer does not state them
   * @param arguments further arguments as they are written, such as {@code use_bias = false}
   */
  record DenseSketch(
      String name,
      int units,
      boolean statesUnits,
      Optional<String> tiedTo,
      String activation,
      List<String> arguments)
      implements LayerSketch {
    public DenseSketch {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String text() {
      List<String> all = new ArrayList<>();
      if (statesUnits || tiedTo.isEmpty()) {
        all.add(String.valueOf(units));
      }
      if (!activation.equals("linear")) {
        all.add("activation = " + activation);
      }
      all.addAll(arguments);
      String tie = tiedTo.map(owner -> " tied_to " + owner).orElse("");
      return "layer " + name + " = dense(" + String.join(", ", all) + ")" + tie + ";";
    }

    DenseSketch withUnits(int other) {
      return new DenseSketch(name, other, statesUnits, tiedTo, activation, arguments);
    }

    DenseSketch untied() {
      return new DenseSketch(name, units, true, Optional.empty(), activation, arguments);
    }

    DenseSketch withActivation(String other) {
      return new DenseSketch(name, units, statesUnits, tiedTo, other, arguments);
    }

    DenseSketch withoutArguments() {
      return new DenseSketch(name, units, statesUnits, tiedTo, activation, List.of());
    }
  }

  /** Any other layer: its call as it is written. */
  record PlainSketch(String name, String call) implements LayerSketch {
    boolean changesShape() {
      return call.startsWith("flatten") || call.startsWith("reshape");
    }

    @Override
    public String text() {
      return "layer " + name + " = " + call + ";";
    }
  }
}
