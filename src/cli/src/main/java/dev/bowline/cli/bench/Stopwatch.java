package dev.bowline.cli.bench;

import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/** Times work by the median of laps, each long enough for the clock. */
final class Stopwatch {
  /** Reading the clock takes 20 to 30 ns: this is 10,000 times as long. */
  private static final long LAP_NANOS = 250_000;

  /** So that work of half a second has a median too. */
  private static final int LAPS = 5;

  /** Of the time before, so much may be left to chance. */
  private static final double SETTLED = 0.95;

  /** So many, and the warm-up ends whatever happens. */
  private static final int STRETCHES = 20;

  private final LongSupplier nanos;

  /** For a clock that counts nanoseconds from any origin. */
  Stopwatch(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A piece of work that repeats itself, so that no call of ours stands between two runs. */
  interface Work {
    void run(int times);
  }

  /** The median time of one run, in microseconds. */
  double micros(Work work, Pace pace) {
    int times = warmUp(work, pace.warmUp().toNanos());
    long[] laps = laps(work, times, pace.measured().toNanos());
    Arrays.sort(laps);
    return laps[laps.length / 2] / 1e3 / times;
  }

  /**
   * Gives how often to run for a lap. At least two stretches of half the length, and more as long
   * as each is faster than the one before: then the JIT compilers are at work still.
   */
  private int warmUp(Work work, long length) {
    int times = 1;
    double before;
    double last = Double.POSITIVE_INFINITY;
    int stretches = 0;
    do {
      before = last;
      long runs = 0;
      long start = nanos.getAsLong();
      while (runs == 0 || nanos.getAsLong() - start < length / 2) {
        long lap = lap(work, times);
        runs += times;
        // As the work gets faster, more of it makes a lap.
        if (lap < LAP_NANOS && times < Integer.MAX_VALUE / 2) {
          times *= 2;
        }
      }
      last = (double) (nanos.getAsLong() - start) / runs;
    } while (last < SETTLED * before && ++stretches < STRETCHES);
    return times;
  }

  private long[] laps(Work work, int times, long length) {
    LongStream.Builder laps = LongStream.builder();
    long end = nanos.getAsLong() + length;
    for (int n = 0; n < LAPS || nanos.getAsLong() - end < 0; n++) {
      laps.add(lap(work, times));
    }
    return laps.build().toArray();
  }

  private long lap(Work work, int times) {
    long start = nanos.getAsLong();
    work.run(times);
    return nanos.getAsLong() - start;
  }
}
