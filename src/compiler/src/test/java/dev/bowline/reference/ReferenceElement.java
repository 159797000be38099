package dev.bowline.reference;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Arguments;
import dev.bowline.catalog.Choice;
import java.util.Set;

/** Activations that treat each element alone, and their slopes, as a textbook has them. */
final class ReferenceElement {
  static final Set<String> KNOWN =
      Set.of(
          ("linear relu leaky_relu relu6 elu selu celu sigmoid hard_sigmoid log_sigmoid tanh"
                  + " tanh_shrink hard_tanh softplus softsign soft_shrink hard_shrink threshold silu"
                  + " hard_silu gelu mish squareplus sparse_plus sparse_sigmoid exponential")
              .split(" "));

  private static final double SELU_ALPHA = 1.6732632423543772848170429916717;
  private static final double SELU_SCALE = 1.0507009873554804934193349852946;

  private final String name;
  private final Arguments given;
  private final Arithmetic arithmetic;

  ReferenceElement(Choice<Activation> activation, Arithmetic arithmetic) {
    this.name = activation.name();
    this.given = activation.arguments();
    this.arithmetic = arithmetic;
  }

  double value(double x) {
    switch (name) {
      case "linear":
        return x;
      case "relu":
        return relu(x);
      case "leaky_relu":
        kinks(x, 0);
        return x < 0 ? given.real("negative_slope") * x : x;
      case "relu6":
        kinks(x, 0, 6);
        return Math.min(Math.max(x, 0), 6);
      case "elu":
        kinks(x, 0);
        return elu(x, given.real("alpha"));
      case "selu":
        kinks(x, 0);
        return SELU_SCALE * elu(x, SELU_ALPHA);
      case "celu":
        kinks(x, 0);
        double alpha = given.real("alpha");
        return Math.max(x, 0) + alpha * Math.expm1(Math.min(x, 0) / alpha);
      case "sigmoid":
        return sigmoid(x);
      case "hard_sigmoid":
        kinks(x, -3, 3);
        return hardSigmoid(x);
      case "log_sigmoid":
        return -softplus(-x);
      case "tanh":
        return Math.tanh(x);
      case "tanh_shrink":
        return x - arithmetic.round(Math.tanh(x));
      case "hard_tanh":
        kinks(x, -1, 1);
        return Math.max(-1, Math.min(1, x));
      case "softplus":
        return softplus(x);
      case "softsign":
        return x / (1 + Math.abs(x));
      case "soft_shrink":
        kinks(Math.abs(x), given.real("threshold"));
        return Math.signum(x) * Math.max(Math.abs(x) - given.real("threshold"), 0);
      case "hard_shrink":
        kinks(Math.abs(x), given.real("threshold"));
        return Math.abs(x) > given.real("threshold") ? x : 0;
      case "threshold":
        kinks(x, given.real("threshold"));
        return x > given.real("threshold") ? x : given.real("default_value");
      case "silu":
        return x * sigmoid(x);
      case "hard_silu":
        kinks(x, -3, 3);
        return x * hardSigmoid(x);
      case "gelu":
        return given.flag("approximate")
            ? 0.5 * x * arithmetic.round(1 + Math.tanh(inner(x)))
            : 0.5 * x * arithmetic.round(1 + erf(x / Math.sqrt(2)));
      case "mish":
        return x * Math.tanh(softplus(x));
      case "squareplus":
        return (x + Math.sqrt(x * x + given.real("b"))) / 2;
      case "sparse_plus":
        return x <= -1 ? 0 : x >= 1 ? x : (x + 1) * (x + 1) / 4;
      case "sparse_sigmoid":
        kinks(x, -1, 1);
        return Math.max(0, Math.min(1, (x + 1) / 2));
      case "exponential":
        return Math.exp(x);
      default:
        throw new AssertionError("the reference does not know " + name);
    }
  }

  double slope(double x) {
    switch (name) {
      case "linear":
        return 1;
      case "relu":
        if (x > given.real("threshold")) {
          return given.optionalReal("max_value").map(max -> x < max ? 1.0 : 0.0).orElse(1.0);
        }
        return given.real("negative_slope");
      case "leaky_relu":
        return x > 0 ? 1 : given.real("negative_slope");
      case "relu6":
        return x > 0 && x < 6 ? 1 : 0;
      case "elu":
        return x < 0 ? given.real("alpha") * Math.exp(x) : 1;
      case "selu":
        return SELU_SCALE * (x < 0 ? SELU_ALPHA * Math.exp(x) : 1);
      case "celu":
        return x < 0 ? Math.exp(x / given.real("alpha")) : 1;
      case "sigmoid":
        // Taken from the value, y (1 - y), in which rounding takes its part of what y lacks to 1.
        double share = arithmetic.round(sigmoid(x));
        return sigmoid(x) * sigmoid(-x) + (share - sigmoid(x)) * (1 - share - sigmoid(x));
      case "hard_sigmoid":
        return Math.abs(x) < 3 ? 1.0 / 6 : 0;
      case "log_sigmoid":
        return sigmoid(-x);
      case "tanh":
        // Taken from the value as well, 1 - y^2.
        double y = arithmetic.round(Math.tanh(x));
        return 1 / Math.pow(Math.cosh(x), 2) + (Math.tanh(x) - y) * (Math.tanh(x) + y);
      case "tanh_shrink":
        return 1 - 1 / Math.pow(Math.cosh(x), 2);
      case "hard_tanh":
        return Math.abs(x) < 1 ? 1 : 0;
      case "softplus":
        return sigmoid(x);
      case "softsign":
        return 1 / Math.pow(1 + Math.abs(x), 2);
      case "soft_shrink", "hard_shrink":
        return Math.abs(x) > given.real("threshold") ? 1 : 0;
      case "threshold":
        return x > given.real("threshold") ? 1 : 0;
      case "silu":
        return sigmoid(x) + x * sigmoid(x) * sigmoid(-x);
      case "hard_silu":
        return x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5;
      case "gelu":
        if (given.flag("approximate")) {
          double steepness = Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
          return 0.5 * (1 + Math.tanh(inner(x)))
              + 0.5 * x * steepness / Math.pow(Math.cosh(inner(x)), 2);
        }
        return 0.5 * (1 + erf(x / Math.sqrt(2)))
            + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
      case "mish":
        double gate = Math.tanh(softplus(x));
        return gate + x * (1 - gate * gate) * sigmoid(x);
      case "squareplus":
        return (1 + x / Math.sqrt(x * x + given.real("b"))) / 2;
      case "sparse_plus":
        return x <= -1 ? 0 : x >= 1 ? 1 : (x + 1) / 2;
      case "sparse_sigmoid":
        return Math.abs(x) < 1 ? 0.5 : 0;
      case "exponential":
        return Math.exp(x);
      default:
        throw new AssertionError("the reference does not know " + name);
    }
  }

  private void kinks(double x, double... places) {
    for (double place : places) {
      arithmetic.passKink(x - place);
    }
  }

  private double relu(double x) {
    double threshold = given.real("threshold");
    kinks(x, threshold);
    given.optionalReal("max_value").ifPresent(max -> kinks(x, max));
    if (x > threshold) {
      return given.optionalReal("max_value").map(max -> Math.min(x, max)).orElse(x);
    }
    return given.real("negative_slope") * (x - threshold);
  }

  private static double elu(double x, double alpha) {
    return x < 0 ? alpha * Math.expm1(x) : x;
  }

  private static double hardSigmoid(double x) {
    return Math.max(0, Math.min(1, x / 6 + 0.5));
  }

  private static double inner(double x) {
    return Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** ln(1 + e^x). */
  static double softplus(double x) {
    return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
  }

  /** 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x. */
  static double erf(double x) {
    if (Math.abs(x) > 3) {
      // The tail as e^(-x^2) / (x + (1/2) / (x + (2/2) / (x + (3/2) / (x + ...)))) / sqrt(pi).
      double tail = Math.abs(x);
      for (int n = 60; n >= 1; n--) {
        tail = Math.abs(x) + n / 2.0 / tail;
      }
      return Math.signum(x) * (1 - Math.exp(-x * x) / tail / Math.sqrt(Math.PI));
    }
    // The integral of the power series of e^(-t^2), term by term.
    double power = x;
    double sum = 0;
    for (int n = 0; n < 60; n++) {
      sum += power / (2 * n + 1);
      power *= -x * x / (n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }
}
