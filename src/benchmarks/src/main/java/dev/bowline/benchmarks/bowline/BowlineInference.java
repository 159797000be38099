package dev.bowline.benchmarks.bowline;

import dev.bowline.benchmarks.contender.Inference;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.runtime.Autoencoder;
import java.util.ArrayList;
import java.util.List;

/** A generated class in use: always on one thread, the caller's. */
public final class BowlineInference implements Inference {
  private final Job job;
  private final Autoencoder model;
  private final List<float[]> rows = new ArrayList<>();
  private final float[] batchOutput;
  private final float[] rowOutput;

  public BowlineInference(Job job) {
    this.job = job;
    model = GeneratedModels.create(job);
    for (int batch = 0; batch < job.batches().size(); batch++) {
      rows.add(job.row(batch));
    }
    batchOutput = new float[job.batches().get(0).length];
    rowOutput = new float[job.network().inputSize()];
  }

  @Override
  public void batch(int batch) {
    model.reconstruct(job.batches().get(batch), batchOutput, job.workload().rows());
  }

  @Override
  public void row(int batch) {
    model.reconstruct(rows.get(batch), rowOutput);
  }

  @Override
  public float[] batchOutput() {
    return batchOutput.clone();
  }

  @Override
  public float[] rowOutput() {
    return rowOutput.clone();
  }

  @Override
  public void close() {}
}
