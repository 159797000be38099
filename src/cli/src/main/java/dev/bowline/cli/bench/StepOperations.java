package dev.bowline.cli.bench;

import dev.bowline.model.Dense;
import dev.bowline.model.Model;
import java.util.List;

/**
 * The floating-point operations of a training step that any implementation has to do: those of the
 * products with kernels. A product of a row with a kernel is {@code inputs x units} multiplications
 * and as many additions. A dense layer takes three products: forward, the kernel's gradient, and
 * the gradient of its own input; the first layer needs no gradient of its input. Biases,
 * activations, noise, loss and optimiser are left out: they grow with the layers' sizes, the
 * products with the squares.
 */
final class StepOperations {
  private static final long MULTIPLY_ADD = 2;

  private StepOperations() {}

  /** For one row of the batch. */
  static long perRow(Model model) {
    List<Dense> layers =
        model.layers().stream().filter(Dense.class::isInstance).map(Dense.class::cast).toList();
    long forwardAndGradient = layers.stream().mapToLong(StepOperations::product).sum() * 2;
    long back = layers.stream().skip(1).mapToLong(StepOperations::product).sum();
    return forwardAndGradient + back;
  }

  private static long product(Dense layer) {
    return MULTIPLY_ADD * layer.kernel().inputs() * layer.kernel().units();
  }
}
