package dev.bowline.reference;

import dev.bowline.catalog.Arguments;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Regularizer;
import java.util.Set;

/** Penalties on tensors, by hand. */
final class ReferencePenalty {
  /** Those that are a sum over elements. */
  static final Set<String> OF_ELEMENTS = Set.of("l1", "l2", "l1_l2");

  private ReferencePenalty() {}

  static double value(Choice<Regularizer> regularizer, double[][] w, Arithmetic arithmetic) {
    if (regularizer.name().equals("orthogonal")) {
      double[][] unit = unit(vectors(regularizer, w), arithmetic);
      if (unit.length < 2) {
        return 0;
      }
      double sum = 0;
      for (int i = 0; i < unit.length; i++) {
        for (int k = 0; k < unit.length; k++) {
          sum += i == k ? 0 : Math.abs(dot(unit[i], unit[k], arithmetic));
        }
      }
      return arithmetic.round(
          regularizer.arguments().real("factor") * sum / (unit.length * (unit.length - 1.0)));
    }
    double sum = 0;
    for (double[] row : w) {
      for (double each : row) {
        sum = arithmetic.round(sum + element(regularizer, each, arithmetic));
      }
    }
    return sum;
  }

  /** Adds the slope at each weight to the gradient. */
  static void addSlope(
      Choice<Regularizer> regularizer, double[][] w, double[][] gradient, Arithmetic arithmetic) {
    if (regularizer.name().equals("orthogonal")) {
      addSlopeOfAngles(regularizer, w, gradient, arithmetic);
      return;
    }
    for (int r = 0; r < w.length; r++) {
      for (int c = 0; c < w[r].length; c++) {
        gradient[r][c] = arithmetic.round(gradient[r][c] + slope(regularizer, w[r][c], arithmetic));
      }
    }
  }

  private static double[][] vectors(Choice<Regularizer> regularizer, double[][] w) {
    if (regularizer.arguments().word("mode").equals("rows")) {
      return w;
    }
    double[][] turned = new double[w[0].length][w.length];
    for (int r = 0; r < w.length; r++) {
      for (int c = 0; c < w[r].length; c++) {
        turned[c][r] = w[r][c];
      }
    }
    return turned;
  }

  private static double norm(double[] vector, Arithmetic arithmetic) {
    return arithmetic.round(Math.sqrt(Math.max(dot(vector, vector, arithmetic), 1e-24)));
  }

  private static double[][] unit(double[][] vectors, Arithmetic arithmetic) {
    double[][] unit = new double[vectors.length][vectors[0].length];
    for (int i = 0; i < vectors.length; i++) {
      for (int e = 0; e < vectors[i].length; e++) {
        unit[i][e] = arithmetic.round(vectors[i][e] / norm(vectors[i], arithmetic));
      }
    }
    return unit;
  }

  private static double dot(double[] a, double[] b, Arithmetic arithmetic) {
    double sum = 0;
    for (int e = 0; e < a.length; e++) {
      sum = arithmetic.round(sum + a[e] * b[e]);
    }
    return sum;
  }

  /** The part across a vector of the sum of all others, each with the sign of its cosine. */
  private static void addSlopeOfAngles(
      Choice<Regularizer> regularizer, double[][] w, double[][] gradient, Arithmetic arithmetic) {
    double[][] vectors = vectors(regularizer, w);
    double[][] unit = unit(vectors, arithmetic);
    if (unit.length < 2) {
      return;
    }
    double factor =
        2 * regularizer.arguments().real("factor") / (unit.length * (unit.length - 1.0));
    for (int i = 0; i < unit.length; i++) {
      double[] pull = new double[unit[i].length];
      for (int k = 0; k < unit.length; k++) {
        double cosine = i == k ? 0 : dot(unit[i], unit[k], arithmetic);
        arithmetic.passKink(cosine);
        for (int e = 0; e < pull.length; e++) {
          pull[e] = arithmetic.round(pull[e] + factor * Math.signum(cosine) * unit[k][e]);
        }
      }
      double along = dot(pull, unit[i], arithmetic);
      for (int e = 0; e < pull.length; e++) {
        double slope = (pull[e] - along * unit[i][e]) / norm(vectors[i], arithmetic);
        int r = vectors == w ? i : e;
        int c = vectors == w ? e : i;
        gradient[r][c] = arithmetic.round(gradient[r][c] + slope);
      }
    }
  }

  static double element(Choice<Regularizer> regularizer, double w, Arithmetic arithmetic) {
    return arithmetic.round(l1(regularizer) * Math.abs(w) + l2(regularizer) * w * w);
  }

  static double slope(Choice<Regularizer> regularizer, double w, Arithmetic arithmetic) {
    double first = 0;
    if (l1(regularizer) > 0) {
      arithmetic.passKink(w);
      first = w > 0 ? l1(regularizer) : w < 0 ? -l1(regularizer) : 0;
    }
    return arithmetic.round(first + 2 * l2(regularizer) * w);
  }

  private static double l1(Choice<Regularizer> regularizer) {
    return weight(regularizer, "l1");
  }

  private static double l2(Choice<Regularizer> regularizer) {
    return weight(regularizer, "l2");
  }

  private static double weight(Choice<Regularizer> regularizer, String name) {
    Arguments given = regularizer.arguments();
    if (!OF_ELEMENTS.contains(regularizer.name())) {
      throw new AssertionError("the reference does not know " + regularizer);
    }
    return given.optionalReal(name).orElse(0.0);
  }
}
