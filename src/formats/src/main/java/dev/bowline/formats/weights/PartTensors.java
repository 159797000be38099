package dev.bowline.formats.weights;

import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Parameter;
import dev.bowline.model.Prelu;
import dev.bowline.runtime.spi.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The tensors that a part of a model uses, with scaling if it has been fitted. */
public final class PartTensors {
  private PartTensors() {}

  /**
   * Each stored tensor once: {@code LAYER.kernel} [inputs, units] of its owner, biases, and slopes.
   */
  public static List<Tensor<float[]>> stored(Weights weights, Part part) {
    Set<Parameter> used = new LinkedHashSet<>();
    for (Layer layer : part.weighted(weights.model())) {
      if (layer instanceof Dense dense) {
        used.add(dense.kernel().kernel());
        dense.bias().ifPresent(used::add);
      } else if (layer instanceof Prelu prelu) {
        used.add(prelu.alpha());
      } else {
        throw new AssertionError(layer);
      }
    }
    List<Tensor<float[]>> tensors = new ArrayList<>();
    for (Parameter parameter : used) {
      int[] shape =
          parameter.isKernel()
              ? new int[] {parameter.rows(), parameter.columns()}
              : new int[] {parameter.columns()};
      tensors.add(new Tensor<>(parameter.name(), shape, weights.of(parameter)));
    }
    tensors.addAll(scaling(weights));
    return tensors;
  }

  /**
   * As {@code nn.Linear} and {@code nn.PReLU} have them: {@code LAYER.weight} [units, inputs] for
   * each dense layer, and {@code LAYER.weight} [units] for slopes.
   */
  public static List<Tensor<float[]>> linear(Weights weights, Part part) {
    List<Tensor<float[]>> tensors = new ArrayList<>();
    for (Layer layer : part.weighted(weights.model())) {
      if (layer instanceof Dense dense) {
        int inputs = dense.kernel().inputs();
        int units = dense.kernel().units();
        float[] weight = Matrices.transposed(weights.kernel(dense), inputs, units);
        tensors.add(new Tensor<>(layer.name() + ".weight", new int[] {units, inputs}, weight));
        dense.bias().ifPresent(bias -> tensors.add(vector(bias.name(), weights.of(bias))));
      } else if (layer instanceof Prelu prelu) {
        tensors.add(vector(layer.name() + ".weight", weights.of(prelu.alpha())));
      } else {
        throw new AssertionError(layer);
      }
    }
    tensors.addAll(scaling(weights));
    return tensors;
  }

  private static List<Tensor<float[]>> scaling(Weights weights) {
    return weights.scaling().stream()
        .flatMap(
            fitted ->
                List.of(vector("input.mean", fitted.mean()), vector("input.scale", fitted.scale()))
                    .stream())
        .toList();
  }

  private static Tensor<float[]> vector(String name, float[] values) {
    return new Tensor<>(name, new int[] {values.length}, values);
  }
}
