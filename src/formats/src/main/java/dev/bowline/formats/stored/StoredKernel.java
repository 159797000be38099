package dev.bowline.formats.stored;

import dev.bowline.formats.weights.Matrices;
import dev.bowline.model.Orientation;
import java.io.IOException;
import java.util.List;

/**
 * The kernel of a layer: a matrix.
 *
 * @param orientation {@code AS_STORED} if it is [inputs, units], else [units, inputs]
 */
public record StoredKernel(StoredTensor tensor, Orientation orientation) {
  public long inputs() {
    return tensor.shape().get(orientation == Orientation.AS_STORED ? 0 : 1);
  }

  public long units() {
    return tensor.shape().get(orientation == Orientation.AS_STORED ? 1 : 0);
  }

  /** The shape that the file has to have for so many inputs and units. */
  public List<Long> shapeFor(long inputs, long units) {
    return orientation == Orientation.AS_STORED ? List.of(inputs, units) : List.of(units, inputs);
  }

  /** Its numbers, [inputs][units]. */
  public float[] read() throws IOException {
    float[] numbers = tensor.numbers().read();
    return orientation == Orientation.AS_STORED
        ? numbers
        : Matrices.transposed(numbers, (int) units(), (int) inputs());
  }
}
