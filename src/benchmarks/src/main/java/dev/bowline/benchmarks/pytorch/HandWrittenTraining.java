package dev.bowline.benchmarks.pytorch;

import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import dev.bowline.benchmarks.contender.Training;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Network;
import java.util.List;

/**
 * The backward pass written out, without autograd: every product writes into a tensor that was made
 * beforehand, both gradients of a tied kernel go into one, the mean's factor is taken into the
 * products, and the loss is {@code softplus(z) - x z}.
 */
public final class HandWrittenTraining implements Training {
  private final Network network;
  private final int rows;
  private final Libtorch torch;
  private final Script script;
  private final TrainedTensors trained;
  private final PtSymbolBlock block;
  private final List<IValue> batches;

  public HandWrittenTraining(Job job) {
    network = job.network();
    rows = job.workload().rows();
    torch = new Libtorch(job.threads());
    batches = torch.batches(job).stream().map(IValue::from).toList();
    script = new Script(torch);
    trained = new TrainedTensors(script, job);
    script.list("gradients", trained.zerosLike("g_"));
    for (int layer = 0; layer < network.layers(); layer++) {
      script.zeros("a" + layer, rows, network.units(layer));
      script.zeros("d" + layer, rows, network.units(layer));
    }
    script.zeros("softplus", rows, network.inputSize());
    forward();
    backward();
    trained.update("self.gradients");
    script.line("return loss");
    block = script.load("float");
  }

  @Override
  public float step(int batch) {
    try (IValue loss = IValueUtils.runMethod(block, "forward", batches.get(batch))) {
      return (float) loss.toDouble();
    }
  }

  @Override
  public float[] parameters() {
    return trained.values(network);
  }

  @Override
  public void close() {
    batches.forEach(IValue::close);
    block.close();
    torch.close();
  }

  private void forward() {
    int last = network.layers() - 1;
    for (int layer = 0; layer <= last; layer++) {
      script.line(
          "z%d = torch.addmm(b%d, %s, %s, out=a%d)",
          layer, layer, before(layer), asUsed(layer), layer);
      if (layer == last) {
        double mean = 1.0 / (rows * (double) network.inputSize());
        script.line("plus = torch.softplus(z%d, out=softplus)", layer);
        script.line(
            "total = torch.sub(torch.sum(plus), torch.dot(torch.view(x, [-1]),"
                + " torch.view(z%d, [-1])))",
            layer);
        script.line("loss = torch.mul(float(total), %s)", mean);
      }
      script.line("y%d = torch.sigmoid_(z%d)", layer, layer);
    }
  }

  private void backward() {
    int last = network.layers() - 1;
    String mean = Double.toString(1.0 / (rows * (double) network.inputSize()));
    script.line("e%d = torch.sub(y%d, x, out=d%d)", last, last, last);
    script.line("e%d = torch.mul_(e%d, %s)", last, last, mean);
    for (int layer = last; layer >= 0; layer--) {
      script.line("gb%d = torch.sum(e%d, [0], out=g_b%d)", layer, layer, layer);
      int k = network.kernel(layer);
      if (network.owns(layer)) {
        script.line("gw%d = torch.addmm_(g_w%d, torch.t(%s), e%d)", layer, k, before(layer), layer);
      } else {
        script.line("gw%d = torch.mm(torch.t(e%d), %s, out=g_w%d)", layer, layer, before(layer), k);
      }
      if (layer > 0) {
        script.line(
            "f%d = torch.mm(e%d, %s, out=d%d)",
            layer - 1, layer, asUsedBackwards(layer), layer - 1);
        script.line(
            "e%d = torch.sigmoid_backward(f%d, y%d, grad_input=d%d)",
            layer - 1, layer - 1, layer - 1, layer - 1);
      }
    }
  }

  private static String before(int layer) {
    return layer == 0 ? "x" : "y" + (layer - 1);
  }

  private String asUsed(int layer) {
    String kernel = "w" + network.kernel(layer);
    return network.owns(layer) ? kernel : "torch.t(" + kernel + ")";
  }

  private String asUsedBackwards(int layer) {
    String kernel = "w" + network.kernel(layer);
    return network.owns(layer) ? "torch.t(" + kernel + ")" : kernel;
  }
}
