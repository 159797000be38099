package dev.bowline.runtime.data;

import java.util.Arrays;

/**
 * Rows of numbers as a file holds them.
 *
 * @param values row-major: [rows][the product of shape]
 * @param rows from 1
 * @param shape of one row: [features], or [height, width] of an image, and so on
 */
public record Samples(float[] values, int rows, int[] shape) {
  /** Checks that there are as many values as rows and shape say. */
  public Samples {
    if (rows < 1) {
      throw new IllegalArgumentException("expected at least 1 row, found " + rows);
    }
    if (values.length != (long) rows * product(shape)) {
      throw new IllegalArgumentException(
          String.format(
              "expected %d rows of the shape %s, found %d numbers",
              rows, Arrays.toString(shape), values.length));
    }
  }

  /** How many numbers a row has. */
  public int size() {
    return (int) product(shape);
  }

  private static long product(int[] shape) {
    long product = 1;
    for (int length : shape) {
      product = Math.multiplyExact(product, length);
    }
    return product;
  }
}
