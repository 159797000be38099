package dev.bowline.benchmarks.onnx;

import ai.onnxruntime.OrtException;
import dev.bowline.benchmarks.contender.Inference;
import dev.bowline.benchmarks.work.Job;

/** ONNX Runtime, with one session for batches and one for single rows. */
public final class OnnxInference implements Inference {
  private final OnnxSession batches;
  private final OnnxSession rows;

  public OnnxInference(Job job) {
    try {
      batches = new OnnxSession(job.weights(), job.workload().rows(), job.batches(), job.threads());
      rows = new OnnxSession(job.weights(), 1, job.batches(), job.threads());
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
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
    return batches.output();
  }

  @Override
  public float[] rowOutput() {
    return rows.output();
  }

  @Override
  public void close() {
    batches.close();
    rows.close();
  }
}
