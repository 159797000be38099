package dev.bowline.formats.onnx;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choice;
import dev.bowline.formats.weights.FeatureScaling;
import dev.bowline.formats.weights.Part;
import dev.bowline.formats.weights.Weights;
import dev.bowline.model.ActivationLayer;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.model.Prelu;
import dev.bowline.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A part of a model as a graph. Rows stay flat from end to end, as in the model's own class; noise
 * does nothing outside training.
 */
final class ModelGraph {
  private final GraphBuilder graph = new GraphBuilder();
  private final Weights weights;

  private ModelGraph(Weights weights) {
    this.weights = weights;
  }

  /**
   * The graph.
   *
   * @throws UnmappedActivationException if an activation has no operators here
   * @throws IllegalStateException if the model's scaling has not been fitted
   */
  static OnnxGraph of(Weights weights, Part part) throws UnmappedActivationException {
    return new ModelGraph(weights).build(part);
  }

  private OnnxGraph build(Part part) throws UnmappedActivationException {
    if (weights.model().scaling().isPresent() && weights.scaling().isEmpty()) {
      throw new IllegalStateException("the model's scaling is not fitted");
    }
    String value = GraphBuilder.INPUT;
    if (part.readsRows() && weights.scaling().isPresent()) {
      graph.enter("scale");
      value = graph.node("Sub", value, mean(weights.scaling().get()));
      value = graph.node("Div", value, scale(weights.scaling().get()));
    }
    for (Layer layer : part.layers(weights.model())) {
      graph.enter(layer.name());
      value = layer(layer, value);
    }
    if (part.writesRows() && weights.scaling().isPresent()) {
      graph.enter("unscale");
      value = graph.node("Mul", value, scale(weights.scaling().get()));
      value = graph.node("Add", value, mean(weights.scaling().get()));
    }
    return graph.finish(value);
  }

  private String layer(Layer layer, String x) throws UnmappedActivationException {
    if (layer instanceof Dense dense) {
      Shape sums = Shape.vector(dense.kernel().units());
      return activation(dense.activation(), sums, dense.output(), sums(dense, x));
    }
    if (layer instanceof ActivationLayer activation) {
      return activation(activation.activation(), activation.input(), activation.output(), x);
    }
    return layer instanceof Prelu prelu ? graph.node("PRelu", x, slopes(prelu)) : x;
  }

  /** [units], which stand for each row. */
  private String slopes(Prelu layer) {
    return vector(layer.alpha().name(), weights.of(layer.alpha()));
  }

  /** {@code x kernel + bias}: the stored kernel as it is, and read backwards where it is tied. */
  private String sums(Dense layer, String x) {
    List<String> inputs = new ArrayList<>(List.of(x, matrix(layer.kernel().kernel())));
    layer.bias().ifPresent(bias -> inputs.add(vector(bias.name(), weights.of(bias))));
    long transposed = layer.kernel().orientation() == Orientation.TRANSPOSED ? 1 : 0;
    return graph.node("Gemm", Map.of("transB", transposed), inputs.toArray(String[]::new));
  }

  /** Row-wise activations run along the last axis, which a flat row does not show. */
  private String activation(Choice<Activation> activation, Shape in, Shape out, String x)
      throws UnmappedActivationException {
    int width = in.dims().get(in.dims().size() - 1);
    if (in.isVector() || activation.name().equals("linear")) {
      return ActivationOps.apply(activation, new ActivationOps.Row(graph, x, width));
    }
    String lines = graph.node("Reshape", x, graph.wholes(-1, width));
    String y = ActivationOps.apply(activation, new ActivationOps.Row(graph, lines, width));
    return graph.node("Reshape", y, graph.wholes(-1, out.size()));
  }

  private String matrix(Parameter kernel) {
    List<Long> dims = List.of((long) kernel.rows(), (long) kernel.columns());
    return graph.tensor(OnnxTensor.floats(kernel.name(), dims, weights.of(kernel)));
  }

  private String mean(FeatureScaling scaling) {
    return vector("input.mean", scaling.mean());
  }

  private String scale(FeatureScaling scaling) {
    return vector("input.scale", scaling.scale());
  }

  private String vector(String name, float[] values) {
    return graph.tensor(OnnxTensor.floats(name, List.of((long) values.length), values));
  }
}
