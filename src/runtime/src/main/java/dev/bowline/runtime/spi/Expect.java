package dev.bowline.runtime.spi;

/** Checks the arguments of a generated class's methods: each message says expected and found. */
public final class Expect {
  private Expect() {}

  /** One row is exactly as long as its size. */
  public static void row(float[] array, int size, String what) {
    row(array.length, size, what);
  }

  /** As for floats. */
  public static void row(double[] array, int size, String what) {
    row(array.length, size, what);
  }

  /** A batch has at least one row, and its array is at least {@code rows} times {@code size}. */
  public static void batch(float[] array, int rows, int size, String what) {
    batch(array.length, rows, size, what);
  }

  /** As for floats. */
  public static void batch(double[] array, int rows, int size, String what) {
    batch(array.length, rows, size, what);
  }

  /** Weights of rows are finite and not negative. */
  public static void weights(float[] weights, int rows, String what) {
    for (int n = 0; n < rows; n++) {
      if (!(weights[n] >= 0 && weights[n] < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            what
                + " of row "
                + n
                + ": expected a finite number of at least 0, found "
                + weights[n]);
      }
    }
  }

  /** Input and output are not the same array. */
  public static void different(Object in, Object out) {
    if (in == out) {
      throw new IllegalArgumentException(
          "expected different arrays for input and output, found the same one twice");
    }
  }

  /** What to throw where no layer of that name has the tensor; {@code having} are those that do. */
  public static IllegalArgumentException noSuchLayer(
      String found, String tensor, String... having) {
    String one = ("aeiou".indexOf(tensor.charAt(0)) >= 0 ? "an " : "a ") + tensor;
    String expected =
        having.length == 0
            ? "no layer, since none has " + one
            : "a layer with " + one + " (" + String.join(", ", having) + ")";
    return new IllegalArgumentException("expected " + expected + ", found " + found);
  }

  private static void row(int length, int size, String what) {
    if (length != size) {
      throw new IllegalArgumentException(
          what + ": expected an array of " + size + " numbers, found " + length);
    }
  }

  private static void batch(int length, int rows, int size, String what) {
    if (rows < 1) {
      throw new IllegalArgumentException(what + ": expected at least 1 row, found " + rows);
    }
    if (length < (long) rows * size) {
      throw new IllegalArgumentException(
          String.format(
              "%s: expected an array of at least %d numbers (%d rows of %d), found %d",
              what, (long) rows * size, rows, size, length));
    }
  }
}
