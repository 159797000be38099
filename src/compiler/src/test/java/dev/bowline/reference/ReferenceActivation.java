package dev.bowline.reference;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Arguments;
import dev.bowline.catalog.Choice;
import java.util.Set;

/** Activations of one row, from section 2 of the semantics. */
final class ReferenceActivation {
  static final Set<String> KNOWN = Set.of("linear", "relu", "sigmoid", "tanh", "softmax");

  private ReferenceActivation() {}

  static double[] forward(Choice<Activation> activation, double[] x, Arithmetic arithmetic) {
    double[] y =
        switch (activation.name()) {
          case "softmax" -> softmax(x);
          default -> elementwise(activation, x, arithmetic);
        };
    for (int j = 0; j < y.length; j++) {
      y[j] = activation.name().equals("linear") ? y[j] : arithmetic.round(y[j]);
    }
    return y;
  }

  /** The gradient at x from that at y. */
  static double[] backward(
      Choice<Activation> activation, double[] x, double[] y, double[] dy, Arithmetic arithmetic) {
    double[] dx = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      if (activation.name().equals("softmax")) {
        // dy_k / dx_j = y_k (1 - y_j) where k is j, and -y_k y_j elsewhere.
        for (int k = 0; k < y.length; k++) {
          dx[j] += dy[k] * y[k] * ((k == j ? 1 : 0) - y[j]);
        }
      } else {
        dx[j] = dy[j] * slope(activation, x[j]);
      }
      dx[j] = arithmetic.round(dx[j]);
    }
    return dx;
  }

  private static double[] softmax(double[] x) {
    double total = 0;
    for (double each : x) {
      total += Math.exp(each);
    }
    double[] y = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      y[j] = Math.exp(x[j]) / total;
    }
    return y;
  }

  private static double[] elementwise(
      Choice<Activation> activation, double[] x, Arithmetic arithmetic) {
    double[] y = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      y[j] = value(activation, x[j], arithmetic);
    }
    return y;
  }

  private static double value(Choice<Activation> activation, double x, Arithmetic arithmetic) {
    Arguments given = activation.arguments();
    switch (activation.name()) {
      case "linear":
        return x;
      case "relu":
        double threshold = given.real("threshold");
        arithmetic.passKink(x - threshold);
        given.optionalReal("max_value").ifPresent(max -> arithmetic.passKink(x - max));
        if (x > threshold) {
          return given.optionalReal("max_value").map(max -> Math.min(x, max)).orElse(x);
        }
        return given.real("negative_slope") * (x - threshold);
      case "sigmoid":
        return 1 / (1 + Math.exp(-x));
      case "tanh":
        return Math.tanh(x);
      default:
        throw new AssertionError("the reference does not know " + activation.name());
    }
  }

  private static double slope(Choice<Activation> activation, double x) {
    Arguments given = activation.arguments();
    switch (activation.name()) {
      case "linear":
        return 1;
      case "relu":
        if (x > given.real("threshold")) {
          return given.optionalReal("max_value").map(max -> x < max ? 1.0 : 0.0).orElse(1.0);
        }
        return given.real("negative_slope");
      case "sigmoid":
        return Math.exp(-x) / Math.pow(1 + Math.exp(-x), 2);
      case "tanh":
        return 1 - Math.tanh(x) * Math.tanh(x);
      default:
        throw new AssertionError("the reference does not know " + activation.name());
    }
  }
}
