package dev.bowline.runtime.spi;

/**
 * A stored tensor, shown to the runtime: the array is the generated class's own.
 *
 * @param name as in a weights file, {@code LAYER.kernel}
 * @param shape as in a weights file: [inputs, units] or [units]
 * @param values its numbers, row-major; the array may be longer than {@link #size}
 */
public record Tensor<A>(String name, int[] shape, A values) {
  /** How many numbers it has. */
  public int size() {
    int size = 1;
    for (int length : shape) {
      size = Math.multiplyExact(size, length);
    }
    return size;
  }
}
