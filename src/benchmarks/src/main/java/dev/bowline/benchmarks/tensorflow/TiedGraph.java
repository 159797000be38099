package dev.bowline.benchmarks.tensorflow;

import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Network;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** A network's variables and its forward pass in a graph, and the session that runs it. */
final class TiedGraph implements AutoCloseable {
  private final Network network;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Session session;
  private final List<Variable> kernels = new ArrayList<>();
  private final List<Variable> biases = new ArrayList<>();

  /** A variable, and its value as everyone in the graph reads it. */
  record Variable(VarHandleOp handle, Operand<TFloat32> value, Shape shape) {}

  TiedGraph(Job job) {
    network = job.network();
    session = new Session(graph, config(job.threads()));
    for (int layer = 0; layer < network.layers(); layer++) {
      if (network.owns(layer)) {
        Shape shape = Shape.of(network.inputs(layer), network.units(layer));
        kernels.add(variable("w" + layer, shape, job.weights().kernels().get(layer)));
      }
      Shape shape = Shape.of(network.units(layer));
      biases.add(variable("b" + layer, shape, job.weights().biases().get(layer)));
    }
  }

  Ops operations() {
    return tf;
  }

  Graph graph() {
    return graph;
  }

  Session session() {
    return session;
  }

  /** Each kernel's variable. */
  List<Variable> kernels() {
    return kernels;
  }

  /** Each layer's bias. */
  List<Variable> biases() {
    return biases;
  }

  /** A batch to come, [rows][inputSize]. */
  Placeholder<TFloat32> input(long rows) {
    Shape shape = Shape.of(rows, network.inputSize());
    return tf.placeholder(TFloat32.class, Placeholder.shape(shape));
  }

  /** The last layer's sums, before its sigmoid. */
  Operand<TFloat32> logits(Operand<TFloat32> x) {
    Operand<TFloat32> before = x;
    for (int layer = 0; layer < network.layers(); layer++) {
      Operand<TFloat32> kernel = kernels.get(network.kernel(layer)).value();
      Operand<TFloat32> product =
          tf.linalg.matMul(before, kernel, MatMul.transposeB(!network.owns(layer)));
      Operand<TFloat32> sums = tf.nn.biasAdd(product, biases.get(layer).value());
      before = layer == network.layers() - 1 ? sums : tf.math.sigmoid(sums);
    }
    return before;
  }

  /** A variable with these values. */
  Variable variable(String name, Shape shape, float[] values) {
    VarHandleOp handle = tf.varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(name));
    Placeholder<TFloat32> initial = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    try (TFloat32 tensor = tensor(values, shape)) {
      session
          .runner()
          .feed(initial, tensor)
          .addTarget(tf.assignVariableOp(handle, initial))
          .run()
          .close();
    }
    return new Variable(handle, tf.readVariableOp(handle, TFloat32.class), shape);
  }

  private static ConfigProto config(int threads) {
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(threads);
    if (threads == 1) {
      // Without a queue for operations that nobody else could take: a small step takes half as
      // long.
      config.setExperimental(
          ConfigProto.Experimental.newBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR"));
    }
    return config.build();
  }

  static TFloat32 tensor(float[] values, Shape shape) {
    return TFloat32.tensorOf(shape, DataBuffers.of(values, false, false));
  }

  static float[] values(TFloat32 tensor) {
    float[] values = new float[(int) tensor.size()];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
