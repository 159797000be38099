package dev.bowline.benchmarks.samediff;

import dev.bowline.benchmarks.contender.Training;
import dev.bowline.benchmarks.work.Job;
import java.util.List;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;

/** {@code SameDiff.fit}, one batch at a time. */
public final class SameDiffTraining implements Training {
  private final TiedSameDiff tied;
  private final List<DataSet> batches;

  public SameDiffTraining(Job job) {
    tied = new TiedSameDiff(job);
    int rows = job.workload().rows();
    batches =
        job.batches().stream()
            .map(
                batch -> {
                  INDArray x = tied.data(batch, rows);
                  return new DataSet(x, x);
                })
            .toList();
    Adam adam =
        new Adam(
            dev.bowline.benchmarks.work.Adam.LEARNING_RATE,
            dev.bowline.benchmarks.work.Adam.BETA_1,
            dev.bowline.benchmarks.work.Adam.BETA_2,
            dev.bowline.benchmarks.work.Adam.EPSILON);
    tied.graph()
        .setTrainingConfig(
            new TrainingConfig.Builder()
                .updater(adam)
                .dataSetFeatureMapping(TiedSameDiff.INPUT)
                .markLabelsUnused()
                .build());
  }

  @Override
  public float step(int batch) {
    return tied.graph().fit(batches.get(batch)).lossCurve().lastMeanLoss(TiedSameDiff.LOSS);
  }

  @Override
  public float[] parameters() {
    return tied.parameters();
  }

  @Override
  public void close() {}
}
