package dev.bowline.benchmarks.bowline;

import dev.bowline.benchmarks.contender.Training;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;

/** A generated class in training. */
public final class BowlineTraining implements Training {
  private final Job job;
  private final Autoencoder model;
  private final Trainer trainer;

  public BowlineTraining(Job job) {
    this.job = job;
    model = GeneratedModels.create(job);
    trainer = model.trainer(TrainingOptions.fromModel().withThreads(job.threads()));
  }

  @Override
  public float step(int batch) {
    float[] x = job.batches().get(batch);
    return trainer.step(x, x, job.workload().rows());
  }

  @Override
  public float[] parameters() {
    return model.parameters();
  }

  @Override
  public void close() {
    trainer.close();
  }
}
