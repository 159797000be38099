package dev.bowline.plan;

import dev.bowline.model.KernelUse;
import dev.bowline.model.Layer;
import dev.bowline.model.Orientation;
import java.util.List;

/** What generated procedures say of themselves: the formula and the model line it came from. */
final class Comments {
  private Comments() {}

  static List<String> of(Op.Product product, String how) {
    KernelUse use = product.kernel();
    boolean forward = product.way() == Op.Way.FORWARD;
    String transposed = use.orientation() == Orientation.TRANSPOSED ? "^T" : "";
    String formula =
        (forward ? "y = x " : "dx = dy ")
            + use.kernel().name()
            + transposed
            + product.bias().map(bias -> " + " + bias.name()).orElse("");
    return List.of(
        formula + ", for layer " + at(product.layer()) + ",",
        how + ".",
        (forward ? "x is [rows][" : "dy, here x, is [rows][")
            + use.inputs()
            + (forward ? "], y is [rows][" : "], dx, here y, is [rows][")
            + use.units()
            + "].");
  }

  /** A layer's name and the line it was declared in. */
  static String at(Layer layer) {
    String file = layer.span().file().name();
    String base = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return layer.name() + " (" + base + ":" + layer.span().from().line() + ")";
  }
}
