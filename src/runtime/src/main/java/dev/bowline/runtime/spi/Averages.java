package dev.bowline.runtime.spi;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Running means over rows: of the loss and of each metric. */
final class Averages {
  private final List<String> metrics;
  private final double[] metricSums;
  private double lossSum;
  private long rows;

  Averages(List<String> metrics) {
    this.metrics = metrics;
    metricSums = new double[metrics.size()];
  }

  void reset() {
    java.util.Arrays.fill(metricSums, 0);
    lossSum = 0;
    rows = 0;
  }

  /** Adds a batch: its mean loss, and the value of each metric for each of its rows. */
  void add(double loss, double[][] metricValues, int batchRows) {
    lossSum += loss * batchRows;
    for (int i = 0; i < metricSums.length; i++) {
      metricSums[i] += Stepper.sum(metricValues[i], batchRows);
    }
    rows += batchRows;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeDouble(lossSum);
    out.writeLong(rows);
    for (double sum : metricSums) {
      out.writeDouble(sum);
    }
  }

  void read(DataInputStream in) throws IOException {
    lossSum = in.readDouble();
    rows = in.readLong();
    for (int i = 0; i < metricSums.length; i++) {
      metricSums[i] = in.readDouble();
    }
  }

  /** The means, each under its name behind the prefix; the loss comes first. */
  Map<String, Double> values(String prefix) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(prefix + "loss", lossSum / rows);
    for (int i = 0; i < metricSums.length; i++) {
      values.put(prefix + metrics.get(i), metricSums[i] / rows);
    }
    return values;
  }
}
