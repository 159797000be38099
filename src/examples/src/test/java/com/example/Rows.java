package com.example;

import dev.bowline.runtime.Autoencoder;

/** What the tests measure on rows of numbers. */
final class Rows {
  private Rows() {}

  /** The four one-hot rows of four. */
  static float[] oneHot() {
    float[] rows = new float[16];
    for (int i = 0; i < 4; i++) {
      rows[5 * i] = 1;
    }
    return rows;
  }

  /** The mean squared difference of two arrays, in double. */
  static double meanSquaredError(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double d = (double) a[i] - b[i];
      sum += d * d;
    }
    return sum / a.length;
  }

  static float[] reconstruct(Autoencoder autoencoder, float[] x) {
    float[] y = new float[x.length];
    autoencoder.reconstruct(x, y, x.length / autoencoder.inputSize());
    return y;
  }

  /** Whether a matrix [rows][columns] is another one's transpose, bit for bit. */
  static boolean isTranspose(float[] matrix, float[] other, int rows) {
    int columns = matrix.length / rows;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        if (Float.floatToRawIntBits(matrix[r * columns + c])
            != Float.floatToRawIntBits(other[c * rows + r])) {
          return false;
        }
      }
    }
    return matrix.length == other.length;
  }
}
