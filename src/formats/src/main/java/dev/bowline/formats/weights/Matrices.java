package dev.bowline.formats.weights;

/** Row-major matrices. */
public final class Matrices {
  private Matrices() {}

  /** The transpose of a matrix [rows][columns]. */
  public static float[] transposed(float[] matrix, int rows, int columns) {
    float[] transposed = new float[matrix.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        transposed[column * rows + row] = matrix[row * columns + column];
      }
    }
    return transposed;
  }
}
