package dev.bowline.reference;

import dev.bowline.catalog.Arguments;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Constraint;
import java.util.Set;

/** What tensors are made to keep, by hand. */
final class ReferenceConstraint {
  static final Set<String> KNOWN = Set.of("max_norm", "unit_norm", "non_neg", "min_max_norm");

  private static final double EPSILON = 1e-7;

  private ReferenceConstraint() {}

  /**
   * Changes a tensor in place.
   *
   * @param w [rows][columns]; a vector has one row
   */
  static void apply(Choice<Constraint> constraint, double[][] w, boolean vector, Arithmetic a) {
    Arguments given = constraint.arguments();
    if (constraint.name().equals("non_neg")) {
      for (double[] row : w) {
        for (int c = 0; c < row.length; c++) {
          row[c] = row[c] > 0 ? row[c] : 0;
        }
      }
      return;
    }
    if (vector || given.whole("axis") == 1) {
      for (double[] row : w) {
        double norm = 0;
        for (double each : row) {
          norm = a.round(norm + each * each);
        }
        double factor = factor(constraint, a.round(Math.sqrt(norm)), a);
        for (int c = 0; c < row.length; c++) {
          row[c] = a.round(row[c] * factor);
        }
      }
      return;
    }
    for (int c = 0; c < w[0].length; c++) {
      double norm = 0;
      for (double[] row : w) {
        norm = a.round(norm + row[c] * row[c]);
      }
      double factor = factor(constraint, a.round(Math.sqrt(norm)), a);
      for (double[] row : w) {
        row[c] = a.round(row[c] * factor);
      }
    }
  }

  private static double factor(Choice<Constraint> constraint, double norm, Arithmetic a) {
    Arguments given = constraint.arguments();
    switch (constraint.name()) {
      case "max_norm":
        return a.round(Math.min(norm, given.real("max_value")) / (EPSILON + norm));
      case "unit_norm":
        return a.round(1 / (EPSILON + norm));
      case "min_max_norm":
        double clipped = Math.min(Math.max(norm, given.real("min_value")), given.real("max_value"));
        double rate = given.real("rate");
        return a.round((rate * clipped + (1 - rate) * norm) / (EPSILON + norm));
      default:
        throw new AssertionError("the reference does not know " + constraint);
    }
  }
}
