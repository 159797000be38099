package dev.bowline.formats.weights;

import dev.bowline.model.Dense;
import dev.bowline.model.Parameter;
import dev.bowline.runtime.spi.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The tensors that a part of a model uses, with scaling if it has been fitted. */
public final class PartTensors {
  private PartTensors() {}

  /** Each stored tensor once: {@code LAYER.kernel} [inputs, units] of its owner, and biases. */
  public static List<Tensor<float[]>> stored(Weights weights, Part part) {
    Set<Parameter> used = new LinkedHashSet<>();
    for (Dense layer : part.dense(weights.model())) {
      used.add(layer.kernel().kernel());
      layer.bias().ifPresent(used::add);
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

  /** As {@code nn.Linear} has them: {@code LAYER.weight} [units, inputs] for each layer. */
  public static List<Tensor<float[]>> linear(Weights weights, Part part) {
    List<Tensor<float[]>> tensors = new ArrayList<>();
    for (Dense layer : part.dense(weights.model())) {
      int inputs = layer.kernel().inputs();
      int units = layer.kernel().units();
      float[] weight = Matrices.transposed(weights.kernel(layer), inputs, units);
      tensors.add(new Tensor<>(layer.name() + ".weight", new int[] {units, inputs}, weight));
      layer
          .bias()
          .ifPresent(
              bias -> tensors.add(new Tensor<>(bias.name(), new int[] {units}, weights.of(bias))));
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
