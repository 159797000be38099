package dev.bowline.benchmarks.samediff;

import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Network;
import dev.bowline.benchmarks.work.Weights;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network's variables and its forward pass. */
final class TiedSameDiff {
  static final String INPUT = "x";
  static final String OUTPUT = "y";
  static final String LOSS = "loss";

  private final Network network;
  private final SameDiff graph = SameDiff.create();
  private final List<String> names = new ArrayList<>();

  TiedSameDiff(Job job) {
    network = job.network();
    SDVariable x = graph.placeHolder(INPUT, DataType.FLOAT, -1, network.inputSize());
    List<SDVariable> kernels = new ArrayList<>();
    SDVariable before = x;
    for (int layer = 0; layer < network.layers(); layer++) {
      if (network.owns(layer)) {
        float[] kernel = job.weights().kernels().get(layer);
        int[] sizes = {network.inputs(layer), network.units(layer)};
        kernels.add(variable("w" + layer, Nd4j.create(kernel, sizes)));
      }
      float[] bias = job.weights().biases().get(layer);
      SDVariable b = variable("b" + layer, Nd4j.create(bias, new int[] {bias.length}));
      SDVariable kernel = kernels.get(network.kernel(layer));
      SDVariable sums = graph.mmul(before, kernel, false, !network.owns(layer), false).add(b);
      if (layer == network.layers() - 1) {
        graph.nn().sigmoid(OUTPUT, sums);
        graph.loss().sigmoidCrossEntropy(LOSS, x, sums, null);
      } else {
        before = graph.nn().sigmoid(sums);
      }
    }
    graph.setLossVariables(LOSS);
  }

  SameDiff graph() {
    return graph;
  }

  /** The trained variables. */
  List<String> names() {
    return names;
  }

  /** All trained numbers, layer by layer, kernel before bias. */
  float[] parameters() {
    List<float[]> kernels = new ArrayList<>();
    List<float[]> biases = new ArrayList<>();
    for (int layer = 0; layer < network.layers(); layer++) {
      if (network.owns(layer)) {
        kernels.add(values("w" + layer));
      }
      biases.add(values("b" + layer));
    }
    return new Weights(network, kernels, biases).values();
  }

  /** Rows of data, [rows][inputSize]. */
  INDArray data(float[] values, int rows) {
    return Nd4j.create(values, new int[] {rows, network.inputSize()});
  }

  private SDVariable variable(String name, INDArray values) {
    names.add(name);
    return graph.var(name, values);
  }

  private float[] values(String name) {
    return graph.getVariable(name).getArr().dup('c').data().asFloat();
  }
}
