package dev.bowline.runtime.spi;

/** Copies between flat arrays and arrays of rows. */
public final class Rows {
  /** Rows that are transposed together, so that each cache line is written in one go. */
  private static final int BLOCK = 16;

  private Rows() {}

  /** Whether the first numbers of an array are neither infinite nor NaN. */
  public static boolean finite(float[] values, int size) {
    for (int i = 0; i < size; i++) {
      if (!Float.isFinite(values[i])) {
        return false;
      }
    }
    return true;
  }

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

  /** The same into one array, in which a row begins {@code stride} numbers behind the last. */
  public static void read(
      float[] flat, int first, int size, float[] rows, int stride, int from, int to) {
    if (stride == size) {
      System.arraycopy(flat, first * size, rows, from * size, (to - from) * size);
      return;
    }
    for (int n = from; n < to; n++) {
      System.arraycopy(flat, (first + n - from) * size, rows, n * stride, size);
    }
  }

  /** The same from one array, in which a row begins {@code stride} numbers behind the last. */
  public static void write(
      float[] rows, int stride, int from, int to, int size, float[] flat, int first) {
    if (stride == size) {
      System.arraycopy(rows, from * size, flat, first * size, (to - from) * size);
      return;
    }
    for (int n = from; n < to; n++) {
      System.arraycopy(rows, n * stride, flat, (first + n - from) * size, size);
    }
  }

  /**
   * Makes the rows {@code from} to {@code to} of a matrix, which has {@code columns} numbers in
   * each, columns of another.
   */
  public static void transpose(
      float[] matrix, int columns, float[][] transposed, int from, int to) {
    for (int first = from; first < to; first += BLOCK) {
      int last = Math.min(first + BLOCK, to);
      for (int column = 0; column < columns; column++) {
        float[] row = transposed[column];
        for (int n = first; n < last; n++) {
          row[n] = matrix[n * columns + column];
        }
      }
    }
  }

  /** The same into one array, in which a row begins {@code stride} numbers behind the last. */
  public static void transpose(
      float[] matrix, int columns, float[] transposed, int stride, int from, int to) {
    for (int first = from; first < to; first += BLOCK) {
      int last = Math.min(first + BLOCK, to);
      for (int column = 0; column < columns; column++) {
        for (int n = first; n < last; n++) {
          transposed[column * stride + n] = matrix[n * columns + column];
        }
      }
    }
  }

  /** Copies the columns {@code from} to {@code to} of a matrix out of a flat array. */
  public static void readColumns(float[] flat, int columns, float[][] rows, int from, int to) {
    for (int n = 0; n < rows.length; n++) {
      System.arraycopy(flat, n * columns + from, rows[n], from, to - from);
    }
  }

  /** Makes the columns {@code from} to {@code to} of a flat matrix rows of another. */
  public static void transposeColumns(
      float[] matrix, int columns, float[][] transposed, int from, int to) {
    int rows = transposed[0].length;
    for (int first = 0; first < rows; first += BLOCK) {
      int last = Math.min(first + BLOCK, rows);
      for (int column = from; column < to; column++) {
        float[] row = transposed[column];
        for (int n = first; n < last; n++) {
          row[n] = matrix[n * columns + column];
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

  /**
   * Makes the rows {@code from} to {@code to} of a matrix, which has {@code columns} numbers in
   * each, columns of another.
   */
  public static void transpose(
      double[] matrix, int columns, double[][] transposed, int from, int to) {
    for (int first = from; first < to; first += BLOCK) {
      int last = Math.min(first + BLOCK, to);
      for (int column = 0; column < columns; column++) {
        double[] row = transposed[column];
        for (int n = first; n < last; n++) {
          row[n] = matrix[n * columns + column];
        }
      }
    }
  }

  /** Copies the first {@code rows} rows of one matrix to those of another from {@code to} on. */
  public static void copy(float[][] from, int size, int rows, float[][] target, int to) {
    for (int n = 0; n < rows; n++) {
      System.arraycopy(from[n], 0, target[to + n], 0, size);
    }
  }

  /** The same for matrices in one array each. */
  public static void copy(float[] from, int stride, int rows, float[] target, int to) {
    System.arraycopy(from, 0, target, to * stride, rows * stride);
  }

  /** The same in double precision. */
  public static void copy(double[][] from, int size, int rows, double[][] target, int to) {
    for (int n = 0; n < rows; n++) {
      System.arraycopy(from[n], 0, target[to + n], 0, size);
    }
  }

  /** Copies the columns {@code from} to {@code to} of a matrix out of a flat array. */
  public static void readColumns(double[] flat, int columns, double[][] rows, int from, int to) {
    for (int n = 0; n < rows.length; n++) {
      System.arraycopy(flat, n * columns + from, rows[n], from, to - from);
    }
  }

  /** Makes the columns {@code from} to {@code to} of a flat matrix rows of another. */
  public static void transposeColumns(
      double[] matrix, int columns, double[][] transposed, int from, int to) {
    int rows = transposed[0].length;
    for (int first = 0; first < rows; first += BLOCK) {
      int last = Math.min(first + BLOCK, rows);
      for (int column = from; column < to; column++) {
        double[] row = transposed[column];
        for (int n = first; n < last; n++) {
          row[n] = matrix[n * columns + column];
        }
      }
    }
  }
}
