package dev.bowline.reference;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Loss;
import java.util.Set;

/** Losses of one row, from section 6 of the semantics. */
final class ReferenceLoss {
  static final Set<String> KNOWN =
      Set.of("mean_squared_error", "mean_absolute_error", "binary_crossentropy");

  private static final double EPSILON = 1e-7;

  private ReferenceLoss() {}

  /** Whether the loss has a form of its own behind that activation. */
  static boolean isFused(Choice<Loss> loss, String activation) {
    return loss.name().equals("binary_crossentropy") && activation.equals("sigmoid");
  }

  static double value(Choice<Loss> loss, double[] y, double[] t, Arithmetic arithmetic) {
    double total = 0;
    for (int j = 0; j < y.length; j++) {
      total = arithmetic.round(total + arithmetic.round(element(loss, y[j], t[j], arithmetic)));
    }
    return total / y.length;
  }

  static double[] gradient(Choice<Loss> loss, double[] y, double[] t, Arithmetic arithmetic) {
    double[] dy = new double[y.length];
    for (int j = 0; j < y.length; j++) {
      dy[j] = arithmetic.round(slope(loss, y[j], t[j]) / y.length);
    }
    return dy;
  }

  /** The fused form: of the logits in front of the activation. */
  static double valueOfLogits(double[] z, double[] t, Arithmetic arithmetic) {
    double total = 0;
    for (int j = 0; j < z.length; j++) {
      // -t ln s(z) - (1 - t) ln(1 - s(z)), where -ln s(z) = softplus(-z), -ln(1 - s(z)) =
      // softplus(z).
      double element = t[j] * softplus(-z[j]) + (1 - t[j]) * softplus(z[j]);
      total = arithmetic.round(total + arithmetic.round(element));
    }
    return total / z.length;
  }

  /** The gradient of the fused form at the logits. */
  static double[] gradientOfLogits(double[] z, double[] t, Arithmetic arithmetic) {
    double[] dz = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      double y = arithmetic.round(1 / (1 + Math.exp(-z[j])));
      dz[j] = arithmetic.round((y - t[j]) / z.length);
    }
    return dz;
  }

  private static double softplus(double z) {
    return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
  }

  private static double element(Choice<Loss> loss, double y, double t, Arithmetic arithmetic) {
    switch (loss.name()) {
      case "mean_squared_error":
        return (y - t) * (y - t);
      case "mean_absolute_error":
        arithmetic.passKink(y - t);
        return Math.abs(y - t);
      case "binary_crossentropy":
        arithmetic.passKink(y - EPSILON);
        arithmetic.passKink(y - (1 - EPSILON));
        double p = Math.min(Math.max(y, EPSILON), 1 - EPSILON);
        return -(t * Math.log(p) + (1 - t) * Math.log(1 - p));
      default:
        throw new AssertionError("the reference does not know " + loss.name());
    }
  }

  private static double slope(Choice<Loss> loss, double y, double t) {
    switch (loss.name()) {
      case "mean_squared_error":
        return 2 * (y - t);
      case "mean_absolute_error":
        return Math.signum(y - t);
      case "binary_crossentropy":
        boolean clipped = y < EPSILON || y > 1 - EPSILON;
        return clipped ? 0 : (1 - t) / (1 - y) - t / y;
      default:
        throw new AssertionError("the reference does not know " + loss.name());
    }
  }
}
