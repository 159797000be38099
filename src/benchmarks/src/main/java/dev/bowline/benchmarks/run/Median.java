package dev.bowline.benchmarks.run;

import java.util.Arrays;
import java.util.Collection;

/** The middle of some numbers, or the mean of the middle two. */
public final class Median {
  private Median() {}

  /** Of at least one number. */
  public static double of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
