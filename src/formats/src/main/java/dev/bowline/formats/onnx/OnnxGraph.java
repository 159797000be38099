package dev.bowline.formats.onnx;

import java.util.List;

/**
 * Nodes in an order in which they can be computed.
 *
 * @param inputs names; in old files initializers are among them
 */
record OnnxGraph(
    List<OnnxNode> nodes,
    List<OnnxTensor> initializers,
    List<String> inputs,
    List<String> outputs) {
  OnnxGraph {
    nodes = List.copyOf(nodes);
    initializers = List.copyOf(initializers);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
