package dev.bowline.report.analysis;

import dev.bowline.report.rows.ShownRows;
import dev.bowline.runtime.Autoencoder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What a trained model makes of some rows.
 *
 * @param y what becomes of them, [rows][size]
 * @param codes [rows][code size]
 * @param errors how badly each is reconstructed: its score or, if it is to become something else,
 *     its mean squared distance from that
 */
public record Findings(ShownRows rows, float[] y, float[] codes, double[] errors) {

  static Findings of(Autoencoder autoencoder, ShownRows rows) {
    float[] y = new float[rows.x().length];
    autoencoder.reconstruct(rows.x(), y, rows.rows());
    float[] codes = new float[rows.rows() * autoencoder.codeSize()];
    autoencoder.encode(rows.x(), codes, rows.rows());
    return new Findings(rows, y, codes, errors(autoencoder, rows, y));
  }

  /** The indices of some rows, from all over the set. */
  public int[] selection(int most) {
    int count = Math.min(most, rows.rows());
    return IntStream.range(0, count).map(at -> (int) ((long) at * rows.rows() / count)).toArray();
  }

  /** The indices of the rows that are reconstructed worst, the worst first. */
  public int[] worst(int most) {
    return IntStream.range(0, rows.rows())
        .boxed()
        .sorted(Comparator.comparingDouble(row -> -errors[row]))
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** How many numbers a code has. */
  public int codeSize() {
    return codes.length / rows.rows();
  }

  /** The numbers of one row of an array, [rows][length]. */
  public static float[] row(float[] values, int row, int length) {
    return Arrays.copyOfRange(values, row * length, (row + 1) * length);
  }

  private static double[] errors(Autoencoder autoencoder, ShownRows rows, float[] y) {
    if (rows.hasTarget()) {
      return IntStream.range(0, rows.rows()).mapToDouble(row -> distance(rows, y, row)).toArray();
    }
    float[] scores = new float[rows.rows()];
    autoencoder.score(rows.x(), scores, rows.rows());
    return IntStream.range(0, scores.length).mapToDouble(row -> scores[row]).toArray();
  }

  private static double distance(ShownRows rows, float[] y, int row) {
    double sum = 0;
    for (int at = row * rows.size(); at < (row + 1) * rows.size(); at++) {
      double difference = (double) y[at] - rows.target()[at];
      sum += difference * difference;
    }
    return sum / rows.size();
  }
}
