package dev.bowline.formats.onnx;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Arguments;
import dev.bowline.catalog.Choice;
import java.util.Map;
import java.util.Optional;

/**
 * Each activation as standard operators: one entry each. The formulas are those of section 2 of
 * semantics.md; operators that compute them whole are taken where opset 17 has them.
 */
final class ActivationOps {
  private static final Map<String, Lowering> ALL =
      Map.ofEntries(
          Map.entry("linear", (graph, x, given) -> x),
          Map.entry("relu", ActivationOps::relu),
          Map.entry("sigmoid", plain("Sigmoid")),
          Map.entry("tanh", plain("Tanh")),
          Map.entry("softmax", alongLastAxis("Softmax")));

  /** Adds nodes that compute an activation of {@code x}; the name of what they give. */
  private interface Lowering {
    String apply(GraphBuilder graph, String x, Arguments given);
  }

  private ActivationOps() {}

  /**
   * Applies an activation to a value, [rows, size].
   *
   * @throws UnmappedActivationException if there is no entry for it
   */
  static String apply(Choice<Activation> activation, GraphBuilder graph, String x)
      throws UnmappedActivationException {
    Lowering lowering = ALL.get(activation.name());
    if (lowering == null) {
      throw new UnmappedActivationException(activation.name());
    }
    return lowering.apply(graph, x, activation.arguments());
  }

  private static Lowering plain(String op) {
    return (graph, x, given) -> graph.node(op, x);
  }

  private static Lowering alongLastAxis(String op) {
    return (graph, x, given) -> graph.node(op, Map.of("axis", -1L), x);
  }

  /** x above the threshold, at most max_value; slope (x - threshold) below. */
  private static String relu(GraphBuilder graph, String x, Arguments given) {
    double slope = given.real("negative_slope");
    double threshold = given.real("threshold");
    Optional<Double> most = given.optionalReal("max_value");
    if (threshold == 0 && most.isEmpty()) {
      return slope == 0
          ? graph.node("Relu", x)
          : graph.node("LeakyRelu", Map.of("alpha", (float) slope), x);
    }
    if (threshold == 0 && slope == 0) {
      return graph.node("Clip", x, graph.number(0), graph.number(most.get()));
    }
    String above = graph.node("Greater", x, graph.number(threshold));
    String high = most.isEmpty() ? x : graph.node("Min", x, graph.number(most.get()));
    String low =
        slope == 0
            ? graph.number(0)
            : graph.node("Mul", graph.node("Sub", x, graph.number(threshold)), graph.number(slope));
    return graph.node("Where", above, high, low);
  }
}
