package dev.bowline.benchmarks.pytorch;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import dev.bowline.benchmarks.contender.Training;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Network;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The way of the manual, in TorchScript: logits loss, autograd, fused Adam. */
public final class AutogradTraining implements Training {
  private final Network network;
  private final Libtorch torch;
  private final TrainedTensors trained;
  private final PtSymbolBlock block;
  private final List<NDList> batches;

  public AutogradTraining(Job job) {
    network = job.network();
    torch = new Libtorch(job.threads());
    JniUtils.setGradMode(true);
    batches = torch.batches(job).stream().map(NDList::new).toList();
    Script script = new Script(torch);
    trained = new TrainedTensors(script, job);
    trained.tensors().forEach(tensor -> JniUtils.attachGradient(tensor, true));
    String before = "x";
    for (int layer = 0; layer < network.layers(); layer++) {
      script.line("z%d = %s", layer, sums(layer, before));
      before = "a" + layer;
      if (layer < network.layers() - 1) {
        script.line("a%d = torch.sigmoid(z%d)", layer, layer);
      }
    }
    script.line("loss = torch.binary_cross_entropy_with_logits(z%d, x)", network.layers() - 1);
    script.line("found = torch.grad([loss], [%s])", String.join(", ", trained.names()));
    script.line("gradients = [%s]", gradients());
    trained.update("gradients");
    script.line("return torch.detach(loss)");
    block = script.load("Tensor");
  }

  @Override
  public float step(int batch) {
    return Script.runRecording(block, batches.get(batch));
  }

  @Override
  public float[] parameters() {
    return trained.values(network);
  }

  @Override
  public void close() {
    block.close();
    torch.close();
  }

  private String sums(int layer, String before) {
    return network.owns(layer)
        ? "torch.addmm(b" + layer + ", " + before + ", w" + layer + ")"
        : "torch.linear(" + before + ", w" + network.kernel(layer) + ", b" + layer + ")";
  }

  private String gradients() {
    return IntStream.range(0, trained.names().size())
        .mapToObj(i -> "torch._unwrap_optional(found[" + i + "])")
        .collect(Collectors.joining(", "));
  }
}
