package dev.bowline.benchmarks.run;

import dev.bowline.benchmarks.contender.Operation;
import dev.bowline.benchmarks.work.Job;

/** Times an operation, going through the batches of a job. */
final class Clock {
  /** The clock is read about this often, so that reading it does not count. */
  private static final long BETWEEN_READINGS = 200_000;

  private final Operation operation;
  private final int batches;
  private int batch;
  private long runsBetweenReadings = 1;

  Clock(Operation operation, Job job) {
    this.operation = operation;
    batches = job.batches().size();
  }

  /** Nanoseconds of a run, the mean over as many whole runs as fill a time, at least two. */
  double mean(long nanos) {
    long start = System.nanoTime();
    long runs = 0;
    long elapsed = 0;
    while (elapsed < nanos || runs < 2) {
      for (long i = 0; i < runsBetweenReadings; i++) {
        operation.run(batch);
        batch = batch + 1 == batches ? 0 : batch + 1;
      }
      runs += runsBetweenReadings;
      elapsed = System.nanoTime() - start;
    }
    runsBetweenReadings = Math.max(1, runs * BETWEEN_READINGS / elapsed);
    return (double) elapsed / runs;
  }
}
