package dev.bowline.formats.onnx;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A model as ONNX's protocol buffers; the fields have their numbers from onnx.proto. */
final class OnnxEncoder {
  /** The format of the file itself: that of ONNX 1.12, as old as the operators asked for. */
  private static final int IR_VERSION = 8;

  /** The version of the standard operators. */
  static final int OPSET = 17;

  private static final int ATTRIBUTE_FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_INTS = 7;

  private OnnxEncoder() {}

  /**
   * The bytes of a file.
   *
   * @param graph with one input and one output
   * @param sizes how wide a row of each is
   * @param about keys and values for people
   */
  static byte[] encode(String name, OnnxGraph graph, Sizes sizes, Map<String, String> about) {
    ProtoMessage model =
        new ProtoMessage()
            .whole(1, IR_VERSION)
            .text(2, "Bowline")
            .message(7, graph(name, graph, sizes))
            .message(8, new ProtoMessage().text(1, "").whole(2, OPSET));
    new TreeMap<>(about)
        .forEach((key, value) -> model.message(14, new ProtoMessage().text(1, key).text(2, value)));
    return model.toBytes();
  }

  /** The numbers of a row that goes in and of one that comes out. */
  record Sizes(int input, int output) {}

  private static ProtoMessage graph(String name, OnnxGraph graph, Sizes sizes) {
    ProtoMessage message = new ProtoMessage();
    graph.nodes().forEach(node -> message.message(1, node(node)));
    message.text(2, name);
    graph.initializers().forEach(tensor -> message.message(5, tensor(tensor)));
    graph.inputs().forEach(input -> message.message(11, value(input, sizes.input())));
    graph.outputs().forEach(output -> message.message(12, value(output, sizes.output())));
    return message;
  }

  private static ProtoMessage node(OnnxNode node) {
    ProtoMessage message = new ProtoMessage();
    node.inputs().forEach(input -> message.text(1, input));
    node.outputs().forEach(output -> message.text(2, output));
    message.text(3, node.name()).text(4, node.op());
    new TreeMap<>(node.attributes())
        .forEach((name, value) -> message.message(5, attribute(name, value)));
    return message;
  }

  private static ProtoMessage attribute(String name, Object value) {
    ProtoMessage message = new ProtoMessage().text(1, name);
    if (value instanceof Float real) {
      return message.real(2, real).whole(20, ATTRIBUTE_FLOAT);
    }
    if (value instanceof Long whole) {
      return message.whole(3, whole).whole(20, ATTRIBUTE_INT);
    }
    if (value instanceof List<?> wholes) {
      wholes.forEach(whole -> message.whole(8, (Long) whole));
      return message.whole(20, ATTRIBUTE_INTS);
    }
    throw new AssertionError(value);
  }

  private static ProtoMessage tensor(OnnxTensor tensor) {
    ProtoMessage message = new ProtoMessage();
    tensor.dims().forEach(dim -> message.whole(1, dim));
    return message.whole(2, tensor.type().number()).text(8, tensor.name()).bytes(9, tensor.data());
  }

  /** A batch of rows: float, [rows, size], where {@code rows} may be any number. */
  private static ProtoMessage value(String name, int size) {
    ProtoMessage shape =
        new ProtoMessage()
            .message(1, new ProtoMessage().text(2, "rows"))
            .message(1, new ProtoMessage().whole(1, size));
    ProtoMessage tensor = new ProtoMessage().whole(1, ElementType.FLOAT.number()).message(2, shape);
    return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
  }
}
