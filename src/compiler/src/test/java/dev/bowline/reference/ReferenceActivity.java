package dev.bowline.reference;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Regularizer;

/** Penalties on what a layer gives, [rows][units], by hand. */
final class ReferenceActivity {
  private ReferenceActivity() {}

  static double value(Choice<Regularizer> regularizer, double[][] y, Arithmetic arithmetic) {
    return arithmetic.round(ReferencePenalty.value(regularizer, y, arithmetic) / y.length);
  }

  /** Its slope at each number. */
  static double[][] slopes(Choice<Regularizer> regularizer, double[][] y, Arithmetic arithmetic) {
    double[][] slopes = new double[y.length][y[0].length];
    for (int n = 0; n < y.length; n++) {
      for (int j = 0; j < y[n].length; j++) {
        slopes[n][j] =
            arithmetic.round(ReferencePenalty.slope(regularizer, y[n][j], arithmetic) / y.length);
      }
    }
    return slopes;
  }
}
