package dev.bowline.runtime.spi;

/**
 * A stored tensor, shown to the runtime: the arrays are the generated class's own.
 *
 * @param name as in a weights file, {@code LAYER.kernel}
 * @param shape as in a weights file: [inputs, units] or [units]
 * @param rows its rows one by one, which may be longer than {@link #width}; a vector is one row
 */
public record Tensor<A>(String name, int[] shape, A[] rows) {
  /** How many numbers it has. */
  public int size() {
    int size = 1;
    for (int length : shape) {
      size = Math.multiplyExact(size, length);
    }
    return size;
  }

  /** How many numbers a row has. */
  public int width() {
    return size() / rows.length;
  }
}
