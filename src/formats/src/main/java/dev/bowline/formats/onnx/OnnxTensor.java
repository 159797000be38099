package dev.bowline.formats.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A constant of a graph.
 *
 * @param dims none for a single number
 * @param data its numbers, little-endian, row-major
 */
record OnnxTensor(String name, ElementType type, List<Long> dims, byte[] data) {
  OnnxTensor {
    dims = List.copyOf(dims);
  }

  static OnnxTensor floats(String name, List<Long> dims, float[] values) {
    ByteBuffer data = littleEndian(Math.multiplyExact(Float.BYTES, values.length));
    data.asFloatBuffer().put(values);
    return new OnnxTensor(name, ElementType.FLOAT, dims, data.array());
  }

  static OnnxTensor longs(String name, long... values) {
    ByteBuffer data = littleEndian(Math.multiplyExact(Long.BYTES, values.length));
    data.asLongBuffer().put(values);
    return new OnnxTensor(name, ElementType.INT64, List.of((long) values.length), data.array());
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
