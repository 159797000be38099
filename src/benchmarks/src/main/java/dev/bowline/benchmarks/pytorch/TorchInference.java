package dev.bowline.benchmarks.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import dev.bowline.benchmarks.contender.Inference;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Network;
import java.util.List;

/** The forward pass in TorchScript, without autograd, into tensors that were made beforehand. */
public final class TorchInference implements Inference {
  private final Libtorch torch;
  private final Pass batches;
  private final Pass rows;

  public TorchInference(Job job) {
    torch = new Libtorch(job.threads());
    batches = new Pass(job, torch.batches(job), job.workload().rows());
    long size = job.network().inputSize();
    List<PtNDArray> firsts =
        java.util.stream.IntStream.range(0, job.batches().size())
            .mapToObj(batch -> torch.tensor(job.row(batch), 1, size))
            .toList();
    rows = new Pass(job, firsts, 1);
  }

  @Override
  public void batch(int batch) {
    batches.run(batch);
  }

  @Override
  public void row(int batch) {
    rows.run(batch);
  }

  @Override
  public float[] batchOutput() {
    return batches.output.toFloatArray();
  }

  @Override
  public float[] rowOutput() {
    return rows.output.toFloatArray();
  }

  @Override
  public void close() {
    batches.close();
    rows.close();
    torch.close();
  }

  /** A module for so many rows. */
  private final class Pass {
    private final PtNDArray output;
    private final PtSymbolBlock block;
    private final List<IValue> inputs;

    Pass(Job job, List<PtNDArray> data, int rows) {
      Network network = job.network();
      Script script = new Script(torch);
      new TrainedTensors(script, job);
      inputs = data.stream().map(IValue::from).toList();
      String before = "x";
      PtNDArray made = null;
      for (int layer = 0; layer < network.layers(); layer++) {
        made = script.zeros("a" + layer, rows, network.units(layer));
        String kernel = "w" + network.kernel(layer);
        script.line(
            "z%d = torch.addmm(b%d, %s, %s, out=a%d)",
            layer, layer, before, network.owns(layer) ? kernel : "torch.t(" + kernel + ")", layer);
        before = "y" + layer;
        script.line("%s = torch.sigmoid_(z%d)", before, layer);
      }
      script.line("return None");
      output = made;
      block = script.load("NoneType");
    }

    void run(int batch) {
      IValueUtils.runMethod(block, "forward", inputs.get(batch)).close();
    }

    void close() {
      inputs.forEach(IValue::close);
      block.close();
    }
  }
}
