package dev.bowline.runtime.spi;

/**
 * A stored tensor, shown to the runtime: the arrays are the generated class's own.
 *
 * @param name as in a weights file, {@code LAYER.kernel}
 * @param shape as in a weights file: [inputs, units] or [units]
 * @param rows its rows one by one; a vector is one row
 */
public record Tensor<A>(String name, int[] shape, A[] rows) {}
