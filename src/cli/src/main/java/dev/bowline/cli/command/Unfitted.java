package dev.bowline.cli.command;

import dev.bowline.cli.Fault;
import dev.bowline.model.Model;
import java.nio.file.Path;

/** Weights whose scaling was never fitted, as {@code init} makes them. */
final class Unfitted {
  private Unfitted() {}

  /** The fault in words; the exception itself where the model has no scaling to blame. */
  static RuntimeException explain(IllegalStateException fault, Model model, Path weights) {
    if (model.scaling().isEmpty()) {
      return fault;
    }
    return new Fault(
        weights + ": the scaling of model `" + model.name() + "` is not fitted yet",
        "train first: that fits it on the training rows");
  }
}
