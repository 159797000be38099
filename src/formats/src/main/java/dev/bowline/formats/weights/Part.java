package dev.bowline.formats.weights;

import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.Shape;
import java.util.List;

/** Which of a model's layers are meant. */
public enum Part {
  /** From raw rows to raw rows. */
  WHOLE,
  /** From raw rows to codes. */
  ENCODER,
  /** From codes to raw rows. */
  DECODER;

  /** Its layers, in order. */
  public List<Layer> layers(Model model) {
    return switch (this) {
      case WHOLE -> model.layers();
      case ENCODER -> model.layers().subList(0, model.codeLayers());
      case DECODER -> model.layers().subList(model.codeLayers(), model.layers().size());
    };
  }

  /** Its layers that have weights of their own or share some, in order. */
  public List<Layer> weighted(Model model) {
    return layers(model).stream().filter(Layer::hasWeights).toList();
  }

  /** Its dense layers, in order. */
  public List<Dense> dense(Model model) {
    return layers(model).stream().filter(Dense.class::isInstance).map(Dense.class::cast).toList();
  }

  /** What goes in. */
  public Shape input(Model model) {
    return readsRows() ? model.input() : model.code();
  }

  /** What comes out. */
  public Shape output(Model model) {
    return writesRows() ? model.input() : model.code();
  }

  /** Whether raw rows go in, so that they are scaled. */
  public boolean readsRows() {
    return this != DECODER;
  }

  /** Whether raw rows come out, so that they are scaled back. */
  public boolean writesRows() {
    return this != ENCODER;
  }
}
