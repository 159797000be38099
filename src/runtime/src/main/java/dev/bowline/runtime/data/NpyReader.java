package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** NumPy's format, versions 1 to 3: magic, version, length and text of the header, numbers. */
final class NpyReader {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_HEADER = 1 << 16;

  private NpyReader() {}

  static Samples read(ByteSource in) throws IOException {
    if (in.compressed()) {
      throw new InputException(in.file(), "a .npy file as it is", "a gzip file");
    }
    byte[] start = in.require(8, "a .npy header");
    for (int i = 0; i < MAGIC.length; i++) {
      if (start[i] != MAGIC[i]) {
        throw new InputException(in.file(), "a .npy file, which starts with \\x93NUMPY", "others");
      }
    }
    int version = start[6];
    if (version < 1 || version > 3) {
      throw new InputException(in.file(), ".npy version 1, 2 or 3", "version " + version);
    }
    int lengthBytes = version == 1 ? 2 : 4;
    ByteBuffer length =
        ByteBuffer.wrap(in.require(lengthBytes, "a .npy header")).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength =
        version == 1 ? length.getShort() & 0xffff : Integer.toUnsignedLong(length.getInt());
    if (headerLength > LONGEST_HEADER) {
      throw new InputException(
          in.file(), "a header of at most " + LONGEST_HEADER + " bytes", headerLength + " bytes");
    }
    String text =
        new String(in.require((int) headerLength, "a .npy header"), StandardCharsets.UTF_8);
    NpyHeader header = NpyHeader.parse(in.file(), text);
    return ArrayBody.read(
        in, header.element(), 8 + lengthBytes + headerLength, header.dimensions());
  }
}
