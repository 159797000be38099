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
    for (int r = 0; r < w.length; r++) {
      for (int c = 0; c < w[r].length; c++) {
        gradient[r][c] = arithmetic.round(gradient[r][c] + slope(regularizer, w[r][c], arithmetic));
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
