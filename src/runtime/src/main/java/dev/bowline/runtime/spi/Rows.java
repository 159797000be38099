package dev.bowline.runtime.spi;

/** Copies between flat arrays and arrays of rows. */
public final class Rows {
  /** Rows that are transposed together, so that each cache line is written in one go. */
  private static final int BLOCK = 16;

  private Rows() {}

  /**
   * Copies rows out of a flat array: {@code rows[n]} gets its row {@code first + n - from}.
   *
   * @param size the numbers of a row
   */
  public static void read(float[] flat, int first, int size, float[][] rows, int from, int to) {
    for (int n = from; n < to; n++) {
      System.arraycopy(flat, (first + n - from) * size, rows[n], 0, size);
    }
  }

  /** Copies the rows {@code from} to {@code to} into a flat array, from its row {@code first}. */
  public static void write(float[][] rows, int from, int to, int size, float[] flat, int first) {
    for (int n = from; n < to; n++) {
      System.arraycopy(rows[n], 0, flat, (first + n - from) * size, size);
    }
  }

  /** Makes the rows {@code from} to {@code to} of a matrix columns of another. */
  public static void transpose(float[][] matrix, float[][] transposed, int from, int to) {
    for (int first = from; first < to; first += BLOCK) {
      int last = Math.min(first + BLOCK, to);
      for (int column = 0; column < transposed.length; column++) {
        float[] row = transposed[column];
        for (int n = first; n < last; n++) {
          row[n] = matrix[n][column];
        }
      }
    }
  }

  /**
   * Copies rows out of a flat array: {@code rows[n]} gets its row {@code first + n - from}.
   *
   * @param size the numbers of a row
   */
  public static void read(double[] flat, int first, int size, double[][] rows, int from, int to) {
    for (int n = from; n < to; n++) {
      System.arraycopy(flat, (first + n - from) * size, rows[n], 0, size);
    }
  }

  /** Copies the rows {@code from} to {@code to} into a flat array, from its row {@code first}. */
  public static void write(double[][] rows, int from, int to, int size, double[] flat, int first) {
    for (int n = from; n < to; n++) {
      System.arraycopy(rows[n], 0, flat, (first + n - from) * size, size);
    }
  }

  /** Makes the rows {@code from} to {@code to} of a matrix columns of another. */
  public static void transpose(double[][] matrix, double[][] transposed, int from, int to) {
    for (int first = from; first < to; first += BLOCK) {
      int last = Math.min(first + BLOCK, to);
      for (int column = 0; column < transposed.length; column++) {
        double[] row = transposed[column];
        for (int n = first; n < last; n++) {
          row[n] = matrix[n][column];
        }
      }
    }
  }
}
