package dev.bowline.formats.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph that grows node by node. Values are named after the layer that gives them, with a dot,
 * which no layer has in its name: so nothing is ever called {@code x} or {@code y} by accident.
 */
final class GraphBuilder {
  static final String INPUT = "x";
  static final String OUTPUT = "y";

  private final List<OnnxNode> nodes = new ArrayList<>();
  private final Map<String, OnnxTensor> initializers = new LinkedHashMap<>();
  private final Map<String, Integer> used = new HashMap<>();
  private String layer = "";

  /** Names what follows after a layer. */
  void enter(String layer) {
    this.layer = layer;
  }

  /** Adds a node without attributes; the name of the value that it gives. */
  String node(String op, String... inputs) {
    return node(op, Map.of(), inputs);
  }

  /** Adds a node; the name of the value that it gives. */
  String node(String op, Map<String, Object> attributes, String... inputs) {
    return nodes(op, attributes, 1, inputs).get(0);
  }

  /** Adds a node that gives several values. */
  List<String> nodes(String op, Map<String, Object> attributes, int outputs, String... inputs) {
    String name = free(op);
    List<String> given = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      given.add(name + "_out" + (outputs == 1 ? "" : i));
    }
    nodes.add(new OnnxNode(op, "", name, List.of(inputs), given, attributes));
    return given;
  }

  /** A single number as a value. */
  String number(double value) {
    return tensor(OnnxTensor.floats(free("number"), List.of(), new float[] {(float) value}));
  }

  /** A single whole number as a value. */
  String whole(long value) {
    OnnxTensor vector = OnnxTensor.longs(free("whole"), value);
    return tensor(new OnnxTensor(vector.name(), vector.type(), List.of(), vector.data()));
  }

  /** Whole numbers as a value, such as axes or a shape. */
  String wholes(long... values) {
    return tensor(OnnxTensor.longs(free("wholes"), values));
  }

  /** A constant as a value; one of the same name is the same constant and is stored once. */
  String tensor(OnnxTensor tensor) {
    initializers.putIfAbsent(tensor.name(), tensor);
    return tensor.name();
  }

  /** The graph from {@link #INPUT} to {@link #OUTPUT}, which is what {@code last} is called now. */
  OnnxGraph finish(String last) {
    List<OnnxNode> all = new ArrayList<>(nodes);
    if (all.isEmpty()) {
      enter("nothing");
      all.add(
          new OnnxNode("Identity", "", free("Identity"), List.of(last), List.of(OUTPUT), Map.of()));
    } else {
      int end = all.size() - 1;
      if (!all.get(end).outputs().equals(List.of(last))) {
        throw new IllegalStateException(last + " is not what the last node gives");
      }
      all.set(end, all.get(end).giving(OUTPUT));
    }
    return new OnnxGraph(all, List.copyOf(initializers.values()), List.of(INPUT), List.of(OUTPUT));
  }

  private String free(String word) {
    String name = layer + "." + word;
    int count = used.merge(name, 1, Integer::sum);
    return count == 1 ? name : name + "_" + count;
  }
}
