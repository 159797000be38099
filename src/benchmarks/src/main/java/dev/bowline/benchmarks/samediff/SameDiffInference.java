package dev.bowline.benchmarks.samediff;

import dev.bowline.benchmarks.contender.Inference;
import dev.bowline.benchmarks.work.Job;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code SameDiff.output}. */
public final class SameDiffInference implements Inference {
  private final TiedSameDiff tied;
  private final List<Map<String, INDArray>> batches;
  private final List<Map<String, INDArray>> rows;
  private INDArray batchOutput;
  private INDArray rowOutput;

  public SameDiffInference(Job job) {
    tied = new TiedSameDiff(job);
    batches =
        job.batches().stream()
            .map(batch -> Map.of(TiedSameDiff.INPUT, tied.data(batch, job.workload().rows())))
            .toList();
    rows =
        IntStream.range(0, job.batches().size())
            .mapToObj(batch -> Map.of(TiedSameDiff.INPUT, tied.data(job.row(batch), 1)))
            .toList();
  }

  @Override
  public void batch(int batch) {
    batchOutput = tied.graph().output(batches.get(batch), TiedSameDiff.OUTPUT).get("y");
  }

  @Override
  public void row(int batch) {
    rowOutput = tied.graph().output(rows.get(batch), TiedSameDiff.OUTPUT).get("y");
  }

  @Override
  public float[] batchOutput() {
    return batchOutput.dup('c').data().asFloat();
  }

  @Override
  public float[] rowOutput() {
    return rowOutput.dup('c').data().asFloat();
  }

  @Override
  public void close() {}
}
