package dev.bowline.benchmarks.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Work with its numbers.
 *
 * @param weights where training starts
 * @param batches the data, [batch][rows * inputSize]
 * @param threads how many threads may share a task
 */
public record Job(Workload workload, Weights weights, List<float[]> batches, int threads) {
  /** More batches than one, so that no one lives off what a loop keeps in a register or cache. */
  private static final int BATCHES = 4;

  private static final long WEIGHT_SEED = 1;
  private static final long DATA_SEED = 2;

  public Job {
    batches = List.copyOf(batches);
  }

  /** The same numbers every time: data uniform in [0, 1). */
  public static Job of(Workload workload, int threads) {
    Random random = new Random(DATA_SEED);
    List<float[]> batches = new ArrayList<>();
    for (int b = 0; b < BATCHES; b++) {
      float[] batch = new float[workload.rows() * workload.network().inputSize()];
      for (int i = 0; i < batch.length; i++) {
        batch[i] = random.nextFloat();
      }
      batches.add(batch);
    }
    return new Job(workload, Weights.glorot(workload.network(), WEIGHT_SEED), batches, threads);
  }

  public Network network() {
    return workload.network();
  }

  /** The first row of a batch. */
  public float[] row(int batch) {
    return java.util.Arrays.copyOf(batches.get(batch), network().inputSize());
  }
}
