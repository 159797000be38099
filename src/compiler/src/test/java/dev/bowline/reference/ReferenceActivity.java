package dev.bowline.reference;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Regularizer;
import java.util.Arrays;

/** Penalties on what a layer gives, [rows][units], by hand. */
final class ReferenceActivity {
  private static final double EPSILON = 1e-7;

  private ReferenceActivity() {}

  static double value(Choice<Regularizer> regularizer, double[][] y, Arithmetic arithmetic) {
    switch (regularizer.name()) {
      case "kl_sparsity":
        double divergence = 0;
        for (int j = 0; j < y[0].length; j++) {
          double rho = regularizer.arguments().real("rho");
          double m = mean(y, j, arithmetic);
          arithmetic.passKink(m - EPSILON);
          arithmetic.passKink(m - (1 - EPSILON));
          m = Math.min(Math.max(m, EPSILON), 1 - EPSILON);
          divergence +=
              arithmetic.round(rho * Math.log(rho / m) + (1 - rho) * Math.log((1 - rho) / (1 - m)));
        }
        return weight(regularizer) * divergence;
      case "decorrelation":
        double squares = 0;
        for (int i = 0; i < y[0].length; i++) {
          for (int j = 0; j < y[0].length; j++) {
            double c = i == j ? 0 : covariance(y, i, j, arithmetic);
            squares = arithmetic.round(squares + c * c);
          }
        }
        return weight(regularizer) * squares;
      default:
        return arithmetic.round(ReferencePenalty.value(regularizer, y, arithmetic) / y.length);
    }
  }

  /** Its slope at each number. */
  static double[][] slopes(Choice<Regularizer> regularizer, double[][] y, Arithmetic arithmetic) {
    double[][] slopes = new double[y.length][y[0].length];
    if (regularizer.name().equals("orthogonal")) {
      ReferencePenalty.addSlope(regularizer, y, slopes, arithmetic);
      for (double[] row : slopes) {
        Arrays.setAll(row, j -> arithmetic.round(row[j] / y.length));
      }
      return slopes;
    }
    for (int n = 0; n < y.length; n++) {
      for (int j = 0; j < y[n].length; j++) {
        slopes[n][j] = arithmetic.round(slope(regularizer, y, n, j, arithmetic));
      }
    }
    return slopes;
  }

  private static double slope(
      Choice<Regularizer> regularizer, double[][] y, int n, int j, Arithmetic arithmetic) {
    switch (regularizer.name()) {
      case "kl_sparsity":
        double rho = regularizer.arguments().real("rho");
        double m = mean(y, j, arithmetic);
        boolean clipped = m < EPSILON || m > 1 - EPSILON;
        return clipped ? 0 : weight(regularizer) * (-rho / m + (1 - rho) / (1 - m)) / y.length;
      case "decorrelation":
        double sum = 0;
        for (int i = 0; i < y[n].length; i++) {
          if (i != j) {
            double away = y[n][i] - mean(y, i, arithmetic);
            sum = arithmetic.round(sum + covariance(y, i, j, arithmetic) * away);
          }
        }
        return 4 * weight(regularizer) / y.length * sum;
      default:
        return ReferencePenalty.slope(regularizer, y[n][j], arithmetic) / y.length;
    }
  }

  private static double mean(double[][] y, int j, Arithmetic arithmetic) {
    double sum = 0;
    for (double[] row : y) {
      sum = arithmetic.round(sum + row[j]);
    }
    return arithmetic.round(sum / y.length);
  }

  private static double covariance(double[][] y, int i, int j, Arithmetic arithmetic) {
    double meanOfI = mean(y, i, arithmetic);
    double meanOfJ = mean(y, j, arithmetic);
    double sum = 0;
    for (double[] row : y) {
      sum = arithmetic.round(sum + (row[i] - meanOfI) * (row[j] - meanOfJ));
    }
    return arithmetic.round(sum / y.length);
  }

  private static double weight(Choice<Regularizer> regularizer) {
    return regularizer.arguments().real("weight");
  }
}
