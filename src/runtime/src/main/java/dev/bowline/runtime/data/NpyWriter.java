package dev.bowline.runtime.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes NumPy's format, version 1: float32 in C order. */
final class NpyWriter {
  private static final int ALIGNMENT = 64;

  /** Before the text: magic, version and length. */
  private static final int START = 10;

  private static final int CHUNK = 1 << 13;

  private NpyWriter() {}

  /** Writes rows, and then before them how many there were. */
  static void write(RowParts parts, FileChannel channel) throws IOException {
    Samples first = parts.next().orElseThrow();
    writeAll(channel, header(Long.MAX_VALUE, first.shape()));
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK * 4).order(ByteOrder.LITTLE_ENDIAN);
    long rows = 0;
    for (Optional<Samples> part = Optional.of(first); part.isPresent(); part = parts.next()) {
      for (float value : part.get().values()) {
        buffer.putFloat(value);
        if (!buffer.hasRemaining()) {
          writeAll(channel, buffer.flip());
          buffer.clear();
        }
      }
      rows += part.get().rows();
    }
    writeAll(channel, buffer.flip());
    channel.position(0);
    writeAll(channel, header(rows, first.shape()));
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** It is as long for any number of rows. */
  private static ByteBuffer header(long rows, int[] shape) {
    int length = START + text(Long.MAX_VALUE, shape).length() + 1;
    int aligned = (length - 1) / ALIGNMENT * ALIGNMENT + ALIGNMENT;
    String text = text(rows, shape);
    ByteBuffer bytes = ByteBuffer.allocate(aligned).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 1).put((byte) 0).putShort((short) (aligned - START));
    bytes.put(text.getBytes(StandardCharsets.US_ASCII));
    bytes.put(" ".repeat(aligned - START - text.length() - 1).getBytes(StandardCharsets.US_ASCII));
    return bytes.put((byte) '\n').flip();
  }

  private static String text(long rows, int[] shape) {
    StringBuilder text = new StringBuilder("{'descr': '<f4', 'fortran_order': False, 'shape': (");
    text.append(rows).append(',');
    String separator = " ";
    for (int length : shape) {
      text.append(separator).append(length);
      separator = ", ";
    }
    return text.append("), }").toString();
  }
}
