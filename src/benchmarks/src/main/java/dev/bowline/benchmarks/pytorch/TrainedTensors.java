package dev.bowline.benchmarks.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import dev.bowline.benchmarks.work.Adam;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Network;
import dev.bowline.benchmarks.work.Weights;
import java.util.ArrayList;
import java.util.List;

/** A script's weights {@code w0, b0, ...}, and what Adam keeps for each of them. */
final class TrainedTensors {
  private final Script script;
  private final List<String> names = new ArrayList<>();
  private final List<PtNDArray> tensors = new ArrayList<>();
  private final List<long[]> sizes = new ArrayList<>();

  TrainedTensors(Script script, Job job) {
    this.script = script;
    Network network = job.network();
    Weights weights = job.weights();
    for (int layer = 0; layer < network.layers(); layer++) {
      if (network.owns(layer)) {
        float[] kernel = weights.kernels().get(layer);
        add("w" + layer, kernel, network.inputs(layer), network.units(layer));
      }
      add("b" + layer, weights.biases().get(layer), network.units(layer));
    }
  }

  /** The names, layer by layer, kernel before bias. */
  List<String> names() {
    return names;
  }

  List<PtNDArray> tensors() {
    return tensors;
  }

  /** A script tensor of the same shape for each of them, named with a prefix. */
  List<String> zerosLike(String prefix) {
    List<String> others = names.stream().map(prefix::concat).toList();
    for (int i = 0; i < others.size(); i++) {
      script.zeros(others.get(i), sizes.get(i));
    }
    return others;
  }

  /**
   * Adam in one fused call for all tensors.
   *
   * @param gradients an expression for the list of all gradients
   */
  void update(String gradients) {
    script.zeros("count");
    script.list("weights", names);
    script.list("moments1", zerosLike("m_"));
    script.list("moments2", zerosLike("v_"));
    script.list("counts", names.stream().map(name -> "count").toList());
    script.line("steps = torch.add(self.steps, 1)");
    script.line("self.steps = steps");
    script.line(
        "epsilon = torch.div(%s, torch.sqrt(torch.sub(1.0, torch.pow(%s, steps))))",
        Adam.EPSILON, Adam.BETA_2);
    script.line("counted = torch.add_(count, 1)");
    script.line(
        "torch._fused_adam_(self.weights, %s, self.moments1, self.moments2,"
            + " annotate(List[Tensor], []), self.counts, lr=%s, beta1=%s, beta2=%s,"
            + " weight_decay=0.0, eps=epsilon, amsgrad=False, maximize=False)",
        gradients, Adam.LEARNING_RATE, Adam.BETA_1, Adam.BETA_2);
  }

  float[] values(Network network) {
    List<float[]> kernels = new ArrayList<>();
    List<float[]> biases = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      (names.get(i).startsWith("w") ? kernels : biases).add(tensors.get(i).toFloatArray());
    }
    return new Weights(network, kernels, biases).values();
  }

  private void add(String name, float[] values, long... shape) {
    names.add(name);
    tensors.add(script.tensor(name, values, shape));
    sizes.add(shape);
  }
}
