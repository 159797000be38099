package dev.bowline.benchmarks.pytorch;

import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import dev.bowline.benchmarks.contender.Operation;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Network;

/**
 * The matrix products of a training step and nothing else, by the library behind PyTorch: not a
 * step, but what a step made of library calls cannot get below.
 */
public final class Products implements Operation {
  private final Network network;
  private final Libtorch torch;
  private final Script script;
  private final PtSymbolBlock block;
  private final IValue x;

  public Products(Job job) {
    network = job.network();
    torch = new Libtorch(job.threads());
    x = IValue.from(torch.batches(job).get(0));
    script = new Script(torch);
    int rows = job.workload().rows();
    for (int k = 0; k < network.kernels(); k++) {
      long inputs = network.inputs(k);
      long units = network.units(k);
      script.tensor("w" + k, job.weights().kernels().get(k), inputs, units);
      script.zeros("g" + k, inputs, units);
      script.zeros("in" + k, rows, inputs);
      script.zeros("out" + k, rows, units);
      script.line("e%d = torch.mm(%s, w%d, out=out%d)", k, k == 0 ? "x" : "in" + k, k, k);
      script.line("r%d = torch.mm(out%d, torch.t(w%d), out=in%d)", k, k, k, k);
      script.line("p%d = torch.mm(in%d, w%d, out=out%d)", k, k, k, k);
      script.line("q%d = torch.mm(torch.t(in%d), out%d, out=g%d)", k, k, k, k);
      script.line("s%d = torch.addmm_(g%d, torch.t(in%d), out%d)", k, k, k, k);
      if (k > 0) {
        script.line("t%d = torch.mm(out%d, torch.t(w%d), out=in%d)", k, k, k, k);
      }
    }
    script.line("return None");
    block = script.load("NoneType");
  }

  @Override
  public void run(int batch) {
    IValueUtils.runMethod(block, "forward", x).close();
  }

  @Override
  public void close() {
    x.close();
    block.close();
    torch.close();
  }
}
