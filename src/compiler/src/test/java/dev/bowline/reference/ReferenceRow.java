package dev.bowline.reference;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Activations whose elements depend on the whole row: by their Jacobians. */
final class ReferenceRow {
  static final Set<String> KNOWN = Set.of("softmax", "log_softmax", "sparsemax", "top_k", "glu");

  private final Choice<Activation> activation;
  private final Arithmetic arithmetic;

  ReferenceRow(Choice<Activation> activation, Arithmetic arithmetic) {
    this.activation = activation;
    this.arithmetic = arithmetic;
  }

  double[] value(double[] x) {
    int half = x.length / 2;
    double[] y = new double[activation.name().equals("glu") ? half : x.length];
    switch (activation.name()) {
      case "softmax":
        double[] shares = softmax(x);
        for (int j = 0; j < x.length; j++) {
          y[j] = arithmetic.round(shares[j]);
        }
        return y;
      case "log_softmax":
        double rest = logOfSum(x);
        for (int j = 0; j < x.length; j++) {
          y[j] = arithmetic.round(arithmetic.round(x[j]) - rest);
        }
        return y;
      case "sparsemax":
        double level = level(x);
        for (int j = 0; j < x.length; j++) {
          arithmetic.passKink(x[j] - level);
          y[j] = Math.max(arithmetic.round(x[j]) - arithmetic.round(level), 0);
        }
        return y;
      case "top_k":
        List<Integer> kept = kept(x);
        kept.forEach(j -> y[j] = x[j]);
        passGap(x, kept);
        return y;
      case "glu":
        for (int j = 0; j < half; j++) {
          y[j] = arithmetic.round(x[j] * ReferenceElement.sigmoid(x[half + j]));
        }
        return y;
      default:
        throw new AssertionError("the reference does not know " + activation.name());
    }
  }

  double[] gradient(double[] x, double[] dy) {
    double[] dx = new double[x.length];
    double[] shares = softmax(x);
    double level = level(x);
    List<Integer> kept = activation.name().equals("top_k") ? kept(x) : List.of();
    for (int j = 0; j < x.length; j++) {
      for (int k = 0; k < dy.length; k++) {
        double same = k == j ? 1 : 0;
        dx[j] +=
            dy[k]
                * switch (activation.name()) {
                  case "softmax" -> shares[k] * (same - shares[j]);
                  case "log_softmax" -> same - shares[j];
                  case "sparsemax" ->
                      x[k] > level && x[j] > level ? same - 1.0 / support(x, level) : 0;
                  case "top_k" -> kept.contains(j) ? same : 0;
                  case "glu" -> slopeOfGlu(x, k, j);
                  default ->
                      throw new AssertionError("the reference does not know " + activation.name());
                };
      }
      dx[j] = arithmetic.round(dx[j]);
    }
    return dx;
  }

  private static double slopeOfGlu(double[] x, int k, int j) {
    int half = x.length / 2;
    double b = x[half + k];
    if (j == k) {
      return ReferenceElement.sigmoid(b);
    }
    return j == half + k ? x[k] * ReferenceElement.sigmoid(b) * ReferenceElement.sigmoid(-b) : 0;
  }

  private static double[] softmax(double[] x) {
    double rest = logOfSum(x);
    double[] y = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      y[j] = Math.exp(x[j] - rest);
    }
    return y;
  }

  /** The logarithm of the sum of e^x_j. */
  static double logOfSum(double[] x) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double each : x) {
      highest = Math.max(highest, each);
    }
    double sum = 0;
    for (double each : x) {
      sum += Math.exp(each - highest);
    }
    return highest + Math.log(sum);
  }

  /** From the sorted row: the support is as long as x_r > (sum of the first r - 1) / r. */
  private static double level(double[] x) {
    double[] sorted =
        IntStream.range(0, x.length)
            .mapToObj(j -> x[j])
            .sorted(Comparator.reverseOrder())
            .mapToDouble(Double::doubleValue)
            .toArray();
    double sum = 0;
    double level = 0;
    for (int r = 1; r <= sorted.length; r++) {
      sum += sorted[r - 1];
      if (sorted[r - 1] - (sum - 1) / r > 0) {
        level = (sum - 1) / r;
      }
    }
    return level;
  }

  private static long support(double[] x, double level) {
    return IntStream.range(0, x.length).filter(i -> x[i] > level).count();
  }

  /** The places of the k largest numbers: a stable sort leaves equal ones in their order. */
  private List<Integer> kept(double[] x) {
    List<Integer> places = new ArrayList<>(IntStream.range(0, x.length).boxed().toList());
    places.sort(Comparator.comparingDouble(j -> -x[j]));
    return places.subList(0, Math.toIntExact(activation.arguments().whole("k")));
  }

  private void passGap(double[] x, List<Integer> kept) {
    for (int j = 0; j < x.length; j++) {
      if (!kept.contains(j)) {
        for (int i : kept) {
          arithmetic.passKink(x[i] - x[j]);
        }
      }
    }
  }
}
