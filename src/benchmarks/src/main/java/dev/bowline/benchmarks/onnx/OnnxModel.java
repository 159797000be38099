package dev.bowline.benchmarks.onnx;

import dev.bowline.benchmarks.work.Network;
import dev.bowline.benchmarks.work.Weights;

/**
 * A network as an ONNX model, for each layer a {@code Gemm} and a {@code Sigmoid}; a decoding layer
 * reads its owner's kernel with {@code transB}. The input is {@code x}, the output {@code y}, both
 * [rows, size]. The numbers of the fields are those of {@code onnx.proto}.
 */
final class OnnxModel {
  static final String INPUT = "x";
  static final String OUTPUT = "y";

  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;
  private static final int FLOAT = 1;
  private static final int INT_ATTRIBUTE = 2;

  private final Network network;
  private final Weights weights;

  private OnnxModel(Weights weights) {
    network = weights.network();
    this.weights = weights;
  }

  /** The model's bytes for batches of {@code rows} rows. */
  static byte[] write(Weights weights, int rows) {
    return new OnnxModel(weights).model(rows).toBytes();
  }

  /** ModelProto: 1 ir_version, 7 graph, 8 opset_import {2 version}. */
  private ProtoWriter model(int rows) {
    return new ProtoWriter()
        .number(1, IR_VERSION)
        .message(7, graph(rows))
        .message(8, new ProtoWriter().number(2, OPSET));
  }

  /** GraphProto: 1 node, 2 name, 5 initializer, 11 input, 12 output. */
  private ProtoWriter graph(int rows) {
    ProtoWriter graph = new ProtoWriter();
    String before = INPUT;
    for (int layer = 0; layer < network.layers(); layer++) {
      String sums = "sums" + layer;
      String after = layer == network.layers() - 1 ? OUTPUT : "outputs" + layer;
      graph.message(1, gemm(layer, before, sums));
      graph.message(1, node("Sigmoid", after, sums));
      before = after;
    }
    graph.text(2, "tied");
    for (int layer = 0; layer < network.layers(); layer++) {
      int inputs = network.inputs(layer);
      int units = network.units(layer);
      if (network.owns(layer)) {
        float[] kernel = weights.kernels().get(layer);
        graph.message(5, tensor("kernel" + layer, kernel, inputs, units));
      }
      graph.message(5, tensor("bias" + layer, weights.biases().get(layer), units));
    }
    return graph
        .message(11, matrix(INPUT, rows, network.inputSize()))
        .message(12, matrix(OUTPUT, rows, network.inputSize()));
  }

  private ProtoWriter gemm(int layer, String before, String after) {
    ProtoWriter gemm =
        node("Gemm", after, before, "kernel" + network.kernel(layer), "bias" + layer);
    if (!network.owns(layer)) {
      // AttributeProto: 1 name, 3 i, 20 type.
      gemm.message(5, new ProtoWriter().text(1, "transB").number(3, 1).number(20, INT_ATTRIBUTE));
    }
    return gemm;
  }

  /** NodeProto: 1 input, 2 output, 4 op_type, 5 attribute. */
  private static ProtoWriter node(String kind, String output, String... inputs) {
    ProtoWriter node = new ProtoWriter();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(4, kind);
  }

  /** TensorProto: 1 dims, 2 data_type, 8 name, 9 raw_data. */
  private static ProtoWriter tensor(String name, float[] values, int... sizes) {
    ProtoWriter tensor = new ProtoWriter();
    for (int size : sizes) {
      tensor.number(1, size);
    }
    return tensor.number(2, FLOAT).text(8, name).floats(9, values);
  }

  /**
   * ValueInfoProto: 1 name, 2 type; TypeProto: 1 tensor_type; its 1 elem_type, 2 shape;
   * TensorShapeProto: 1 dim; its 1 dim_value.
   */
  private static ProtoWriter matrix(String name, int rows, int columns) {
    ProtoWriter shape =
        new ProtoWriter()
            .message(1, new ProtoWriter().number(1, rows))
            .message(1, new ProtoWriter().number(1, columns));
    ProtoWriter tensor = new ProtoWriter().number(1, FLOAT).message(2, shape);
    return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
  }
}
