package dev.bowline.formats.onnx;

import dev.bowline.formats.stored.StoredKernel;
import dev.bowline.formats.stored.StoredTensor;
import dev.bowline.model.Orientation;
import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/** A constant as a node gets it: a tensor, perhaps behind a transpose. */
record Constant(OnnxTensor tensor, Orientation orientation) {
  static Constant of(OnnxTensor tensor) {
    return new Constant(tensor, Orientation.AS_STORED);
  }

  Constant flipped() {
    return new Constant(tensor, orientation.flipped());
  }

  boolean isMatrix() {
    return tensor.dims().size() == 2;
  }

  /** One number for each feature: a vector, or a matrix of one row. */
  boolean isRow() {
    List<Long> dims = tensor.dims();
    return dims.size() == 1 || (dims.size() == 2 && dims.get(0) == 1);
  }

  /** Whether it is one number, whatever its rank. */
  boolean isSingle() {
    return tensor.dims().stream().allMatch(dim -> dim == 1);
  }

  /** A kernel to multiply rows by from the right. */
  StoredKernel kernel(Path path) {
    return new StoredKernel(stored(path, tensor.dims()), orientation);
  }

  /** The vector that a row is, or a single number. */
  StoredTensor row(Path path) {
    List<Long> dims = tensor.dims();
    return stored(path, isSingle() ? List.of(1L) : dims.subList(dims.size() - 1, dims.size()));
  }

  private StoredTensor stored(Path path, List<Long> shape) {
    return new StoredTensor(tensor.name(), shape, () -> numbers(path));
  }

  private float[] numbers(Path path) throws IOException {
    int width = tensor.type() == ElementType.DOUBLE ? Double.BYTES : Float.BYTES;
    if (tensor.type() != ElementType.FLOAT && tensor.type() != ElementType.DOUBLE) {
      throw new InputException(
          path, "FLOAT or DOUBLE in `" + tensor.name() + "`", tensor.type().name());
    }
    long count = 1;
    for (long dim : tensor.dims()) {
      count = Math.multiplyExact(count, dim);
    }
    if (tensor.data().length != count * width) {
      throw new InputException(
          path,
          "%d bytes of numbers in `%s`".formatted(count * width, tensor.name()),
          String.valueOf(tensor.data().length));
    }
    ByteBuffer data = ByteBuffer.wrap(tensor.data()).order(ByteOrder.LITTLE_ENDIAN);
    float[] numbers = new float[(int) count];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = width == Float.BYTES ? data.getFloat() : (float) data.getDouble();
    }
    return numbers;
  }
}
