package dev.bowline.reference;

import dev.bowline.catalog.Arguments;
import java.util.function.DoubleUnaryOperator;

/**
 * The optimisers that see a kernel as a matrix, from section 7 of the semantics and Keras's Muon.
 *
 * @param given the optimiser's arguments
 * @param round to the arithmetic's precision
 */
record ReferenceMatrixStep(Arguments given, DoubleUnaryOperator round) {

  /**
   * Sets u to g over the root of its mean square.
   *
   * @param v of a bias as long as that, of a kernel a column of the rows' means and a row of the
   *     columns'
   */
  double[][] divided(double[][] g, double[][] v, boolean isKernel, long t) {
    double beta = 1 - Math.pow(t, given.real("beta_2_decay"));
    double[][] u = new double[g.length][g[0].length];
    if (isKernel) {
      factor(g, v[0], v[1], beta);
    }
    double mean = 0;
    for (int i = 0; isKernel && i < g.length; i++) {
      mean += v[0][i] / g.length;
    }
    for (int i = 0; i < g.length; i++) {
      for (int j = 0; j < g[i].length; j++) {
        double root;
        if (isKernel) {
          root = rounded(Math.sqrt(v[0][i] / mean)) * rounded(Math.sqrt(v[1][j]));
        } else {
          double square = g[i][j] * g[i][j] + given.real("epsilon_1");
          v[i][j] = rounded(beta * v[i][j] + (1 - beta) * square);
          root = Math.sqrt(v[i][j]);
        }
        u[i][j] = rounded(g[i][j] / root);
      }
    }
    return u;
  }

  private void factor(double[][] g, double[] rows, double[] columns, double beta) {
    double epsilon = given.real("epsilon_1");
    for (int i = 0; i < rows.length; i++) {
      double sum = 0;
      for (double each : g[i]) {
        sum += each * each + epsilon;
      }
      rows[i] = rounded(beta * rows[i] + (1 - beta) * sum / g[i].length);
    }
    for (int j = 0; j < columns.length; j++) {
      double sum = 0;
      for (double[] row : g) {
        sum = rounded(sum + rounded(row[j] * row[j]));
      }
      double mean = sum / g.length + epsilon;
      columns[j] = rounded(beta * columns[j] + (1 - beta) * mean);
    }
  }

  /** What a step takes of u. */
  double alpha(double[][] w, double[][] u, double rate, long t) {
    double least = Math.max(given.real("epsilon_2"), rootMeanSquare(w));
    double most = Math.max(1, rootMeanSquare(u) / given.real("clip_threshold"));
    return rounded(least * Math.min(rate, 1 / Math.sqrt(t)) / most);
  }

  private static double rootMeanSquare(double[][] values) {
    return norm(values) / Math.sqrt((double) values.length * values[0].length);
  }

  private static double norm(double[][] values) {
    double sum = 0;
    for (double[] row : values) {
      for (double each : row) {
        sum += each * each;
      }
    }
    return Math.sqrt(sum);
  }

  /** About the nearest orthogonal matrix, of a kernel whose momentum moves on. */
  double[][] orthogonalized(double[][] g, double[][] m) {
    double momentum = given.real("momentum");
    double[][] x = new double[g.length][g[0].length];
    for (int i = 0; i < g.length; i++) {
      for (int j = 0; j < g[i].length; j++) {
        m[i][j] = rounded(momentum * m[i][j] + g[i][j]);
        x[i][j] = given.flag("nesterov") ? rounded(g[i][j] + rounded(momentum * m[i][j])) : m[i][j];
      }
    }
    boolean high = x.length > x[0].length;
    x = sum(1 / (norm(x) + 1e-7), high ? transposed(x) : x, 0, x);
    for (long step = 0; step < given.whole("ns_steps"); step++) {
      double[][] a = product(x, transposed(x));
      double[][] b = sum(given.real("muon_b"), a, given.real("muon_c"), product(a, a));
      x = sum(given.real("muon_a"), x, 1, product(b, x));
    }
    return high ? transposed(x) : x;
  }

  private double[][] product(double[][] left, double[][] right) {
    double[][] product = new double[left.length][right[0].length];
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < right[0].length; j++) {
        for (int k = 0; k < right.length; k++) {
          product[i][j] = rounded(product[i][j] + left[i][k] * right[k][j]);
        }
      }
    }
    return product;
  }

  private double[][] sum(double a, double[][] x, double b, double[][] y) {
    double[][] sum = new double[x.length][x[0].length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        sum[i][j] = rounded(a * x[i][j] + (b == 0 ? 0 : b * y[i][j]));
      }
    }
    return sum;
  }

  static double[][] transposed(double[][] x) {
    double[][] transposed = new double[x[0].length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        transposed[j][i] = x[i][j];
      }
    }
    return transposed;
  }

  private double rounded(double value) {
    return round.applyAsDouble(value);
  }
}
