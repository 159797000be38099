package dev.bowline.reference;

import dev.bowline.model.Dense;
import dev.bowline.model.Orientation;
import java.util.Map;
import java.util.Set;

/** The penalty on a layer's Jacobian: all its entries one by one, as its definition has it. */
final class ReferenceContraction {
  private static final Set<String> PIECEWISE_LINEAR =
      Set.of(
          ("linear relu leaky_relu relu6 hard_sigmoid hard_tanh soft_shrink hard_shrink threshold"
                  + " sparse_sigmoid")
              .split(" "));

  /** Where the slope of the others has a corner. */
  private static final Map<String, double[]> CORNERS =
      Map.of(
          "elu", new double[] {0},
          "selu", new double[] {0},
          "celu", new double[] {0},
          "softsign", new double[] {0},
          "hard_silu", new double[] {-3, 3},
          "sparse_plus", new double[] {-1, 1});

  /** Over four of these the change of a slope is measured. */
  private static final double STEP = 4e-5;

  /** How much nearer than to the kink of a value one may come to such a corner. */
  private static final double CAREFUL = 0.1;

  private final Dense layer;
  private final double[][] stored;
  private final Arithmetic arithmetic;
  private final ReferenceElement exact;

  ReferenceContraction(Dense layer, double[][] stored, Arithmetic arithmetic) {
    this.layer = layer;
    this.stored = stored;
    this.arithmetic = arithmetic;
    this.exact = new ReferenceElement(layer.activation(), Arithmetic.exact());
  }

  private double weight() {
    return layer.activityRegularizer().orElseThrow().arguments().real("weight");
  }

  private double kernel(int input, int unit) {
    return layer.kernel().orientation() == Orientation.TRANSPOSED
        ? stored[unit][input]
        : stored[input][unit];
  }

  /**
   * The penalty.
   *
   * @param z what the activation gets, [rows][units]
   */
  double value(double[][] z) {
    double sum = 0;
    for (double[] row : z) {
      for (int j = 0; j < row.length; j++) {
        for (double corner : CORNERS.getOrDefault(layer.activation().name(), new double[0])) {
          arithmetic.passKink((row[j] - corner) * CAREFUL);
        }
        for (int i = 0; i < layer.kernel().inputs(); i++) {
          double entry = arithmetic.round(slope(row[j]) * kernel(i, j));
          sum = arithmetic.round(sum + entry * entry);
        }
      }
    }
    return weight() * sum / z.length;
  }

  /** Adds its slope at each weight of the kernel, where the sums stay what they are. */
  void addSlopes(double[][] z, double[][] gradient) {
    for (double[] row : z) {
      for (int j = 0; j < row.length; j++) {
        for (int i = 0; i < layer.kernel().inputs(); i++) {
          double square = arithmetic.round(Math.pow(slope(row[j]), 2));
          double added = 2 * weight() / z.length * square * kernel(i, j);
          if (layer.kernel().orientation() == Orientation.TRANSPOSED) {
            gradient[j][i] = arithmetic.round(gradient[j][i] + added);
          } else {
            gradient[i][j] = arithmetic.round(gradient[i][j] + added);
          }
        }
      }
    }
  }

  /** Its slope at each number that the activation gets. */
  double[][] pulls(double[][] z) {
    double[][] pulls = new double[z.length][layer.kernel().units()];
    for (int n = 0; n < z.length; n++) {
      for (int j = 0; j < pulls[n].length; j++) {
        double squares = 0;
        for (int i = 0; i < layer.kernel().inputs(); i++) {
          squares = arithmetic.round(squares + Math.pow(kernel(i, j), 2));
        }
        double ofSlope = 2 * arithmetic.round(slope(z[n][j]) * bend(z[n][j]));
        pulls[n][j] = arithmetic.round(weight() / z.length * ofSlope * squares);
      }
    }
    return pulls;
  }

  private double slope(double z) {
    return new ReferenceElement(layer.activation(), arithmetic).slope(z);
  }

  /** The slope's own slope, measured rather than known: exact to the fourth power of the step. */
  private double bend(double z) {
    if (PIECEWISE_LINEAR.contains(layer.activation().name())) {
      return 0;
    }
    double near = exact.slope(z + STEP) - exact.slope(z - STEP);
    double far = exact.slope(z + 2 * STEP) - exact.slope(z - 2 * STEP);
    return (8 * near - far) / (12 * STEP);
  }
}
