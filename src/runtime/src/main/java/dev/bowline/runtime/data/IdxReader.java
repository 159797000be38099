package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** IDX as MNIST uses it: two zeros, the type, the number of dimensions, each of them, the bytes. */
final class IdxReader {
  private static final int UNSIGNED_BYTE = 8;

  private IdxReader() {}

  static RowReader open(ByteSource in) throws IOException {
    byte[] magic = in.require(4, "an IDX header");
    if (magic[0] != 0 || magic[1] != 0) {
      throw new InputException(
          in.file(),
          "an IDX file, which starts with the bytes 0 0",
          (magic[0] & 0xff) + " " + (magic[1] & 0xff));
    }
    if (magic[2] != UNSIGNED_BYTE) {
      throw new InputException(
          in.file(), "unsigned bytes, IDX type 8", "IDX type " + (magic[2] & 0xff));
    }
    ByteBuffer lengths = ByteBuffer.wrap(in.require(4 * (magic[3] & 0xff), "IDX dimensions"));
    int[] dimensions = new int[magic[3] & 0xff];
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = lengths.getInt();
      if (dimensions[i] < 0) {
        throw new InputException(
            in.file(),
            "IDX dimensions below 2^31",
            "a dimension of " + Integer.toUnsignedString(dimensions[i]));
      }
    }
    return ArrayBody.open(
        in, ArrayBody.Element.UNSIGNED_BYTE, 4 + 4L * dimensions.length, dimensions);
  }
}
