package dev.bowline.benchmarks.peak;

import dev.bowline.benchmarks.contender.Operation;
import dev.bowline.benchmarks.work.Job;

/** A fixed number of fused multiply-adds on one thread, whatever the job. */
public final class PeakOperation implements Operation {
  /** Multiply-adds of numbers, not of vectors, in one run. */
  static final int MULTIPLY_ADDS = 1_792_000;

  /** Floating-point operations of a run. */
  public static final double OPERATIONS = 2.0 * MULTIPLY_ADDS;

  private float result;

  public PeakOperation(Job job) {}

  @Override
  public void run(int batch) {
    result = FusedMultiplyAdds.run(result, MULTIPLY_ADDS);
  }

  @Override
  public void close() {}
}
