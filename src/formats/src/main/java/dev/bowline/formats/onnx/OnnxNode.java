package dev.bowline.formats.onnx;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operation of a graph.
 *
 * @param domain of the operator; empty for the standard ones
 * @param inputs names of values; an empty name is an optional input left out
 * @param attributes {@code Long}, {@code Float}, a list of {@code Long}, {@link OnnxTensor}, or
 *     {@code "..."} for what is not looked at
 */
record OnnxNode(
    String op,
    String domain,
    String name,
    List<String> inputs,
    List<String> outputs,
    Map<String, Object> attributes) {
  OnnxNode {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = Map.copyOf(attributes);
  }

  /** The input at a place, if the node has it. */
  Optional<String> input(int at) {
    return Optional.of(at)
        .filter(i -> i < inputs.size())
        .map(inputs::get)
        .filter(name -> !name.isEmpty());
  }

  long whole(String attribute, long otherwise) {
    return attributes.get(attribute) instanceof Long value ? value : otherwise;
  }

  float real(String attribute, float otherwise) {
    return attributes.get(attribute) instanceof Float value ? value : otherwise;
  }

  /** The same with its only output renamed. */
  OnnxNode giving(String output) {
    return new OnnxNode(op, domain, name, inputs, List.of(output), attributes);
  }

  /** For messages. */
  String describe() {
    return "`" + op + "`" + (name.isEmpty() ? "" : " (" + name + ")");
  }
}
