package dev.bowline.runtime.spi;

/** Random vectors of length 1 that are orthogonal to each other. */
final class Orthonormal {
  /** Of what is taken away once, rounding leaves a little; twice is enough. */
  private static final int TIMES = 2;

  private Orthonormal() {}

  /**
   * The columns of Q, where Q R is a matrix of standard normal draws, row-major, and the diagonal
   * of R is positive: that Q is drawn evenly from all there are.
   *
   * @param size of each vector, at least {@code count}
   */
  static double[][] basis(long key, int size, int count) {
    double[][] basis = new double[count][size];
    for (int c = 0; c < count; c++) {
      double[] vector = basis[c];
      for (int r = 0; r < size; r++) {
        vector[r] = Draws.normal(key, r * count + c);
      }
      for (int time = 0; time < TIMES; time++) {
        for (int before = 0; before < c; before++) {
          add(-dot(vector, basis[before]), basis[before], vector);
        }
        scale(1 / Math.sqrt(dot(vector, vector)), vector);
      }
    }
    return basis;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double factor, double[] from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * from[i];
    }
  }

  private static void scale(double factor, double[] vector) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }
}
