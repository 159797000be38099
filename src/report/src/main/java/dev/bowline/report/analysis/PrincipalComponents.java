package dev.bowline.report.analysis;

/**
 * The two directions in which rows differ most, and each row along them: the eigenvectors of the
 * rows' covariance with the largest eigenvalues, found by orthogonal iteration (Golub and Van Loan,
 * Matrix Computations, 8.2.4).
 *
 * @param first each row's place along the first direction
 * @param second the same for the second; zeros if a row has only one number
 * @param shares how much of the variance lies in each of the two, from 0 to 1
 */
public record PrincipalComponents(double[] first, double[] second, double[] shares) {
  private static final int ITERATIONS = 300;

  /** The components of {@code rows} rows, {@code x} being [rows][size]. */
  public static PrincipalComponents of(float[] x, int rows, int size) {
    double[][] centered = centered(x, rows, size);
    double[][] covariance = covariance(centered, size);
    double[][] directions = directions(covariance);
    double variance = 0;
    for (int i = 0; i < size; i++) {
      variance += covariance[i][i];
    }
    double[] shares = new double[2];
    for (int k = 0; k < directions.length && variance > 0; k++) {
      shares[k] = dot(directions[k], times(covariance, directions[k])) / variance;
    }
    double[] second = size > 1 ? places(centered, directions[1]) : new double[rows];
    return new PrincipalComponents(places(centered, directions[0]), second, shares);
  }

  private static double[][] centered(float[] x, int rows, int size) {
    double[] mean = new double[size];
    for (int at = 0; at < rows * size; at++) {
      mean[at % size] += x[at] / (double) rows;
    }
    double[][] centered = new double[rows][size];
    for (int at = 0; at < rows * size; at++) {
      centered[at / size][at % size] = x[at] - mean[at % size];
    }
    return centered;
  }

  private static double[][] covariance(double[][] centered, int size) {
    double[][] covariance = new double[size][size];
    for (double[] row : centered) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          covariance[i][j] += row[i] * row[j] / centered.length;
        }
      }
    }
    return covariance;
  }

  private static double[][] directions(double[][] matrix) {
    int size = matrix.length;
    double[][] directions = new double[Math.min(2, size)][size];
    for (int k = 0; k < directions.length; k++) {
      for (int i = 0; i < size; i++) {
        // Anything that is not orthogonal to what is sought; the same each time.
        directions[k][i] = Math.cos((k + 1) * (i + 1));
      }
    }
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      for (int k = 0; k < directions.length; k++) {
        directions[k] = times(matrix, directions[k]);
        if (k == 1) {
          subtractPart(directions[1], directions[0]);
        }
        normalise(directions[k]);
      }
    }
    for (double[] direction : directions) {
      makeLargestPositive(direction);
    }
    return directions;
  }

  private static void subtractPart(double[] from, double[] direction) {
    double part = dot(from, direction);
    for (int i = 0; i < from.length; i++) {
      from[i] -= part * direction[i];
    }
  }

  private static void normalise(double[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    for (int i = 0; i < vector.length && length > 0; i++) {
      vector[i] /= length;
    }
  }

  /** A direction and its opposite are the same one: this picks one of them. */
  private static void makeLargestPositive(double[] vector) {
    double largest = 0;
    for (double number : vector) {
      largest = Math.abs(number) > Math.abs(largest) ? number : largest;
    }
    for (int i = 0; i < vector.length && largest < 0; i++) {
      vector[i] = -vector[i];
    }
  }

  private static double[] places(double[][] rows, double[] direction) {
    double[] places = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      places[row] = dot(rows[row], direction);
    }
    return places;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      product[i] = dot(matrix[i], vector);
    }
    return product;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
