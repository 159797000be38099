package dev.bowline.runtime.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes NumPy's format, version 1: float32 in C order. */
final class NpyWriter {
  private static final int ALIGNMENT = 64;
  private static final int CHUNK = 1 << 13;

  private NpyWriter() {}

  static void write(Samples samples, OutputStream out) throws IOException {
    out.write(header(samples));
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK * 4).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = samples.values();
    for (int i = 0; i < values.length; i++) {
      buffer.putFloat(values[i]);
      if (!buffer.hasRemaining() || i == values.length - 1) {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    }
  }

  private static byte[] header(Samples samples) {
    StringBuilder text = new StringBuilder("{'descr': '<f4', 'fortran_order': False, 'shape': (");
    text.append(samples.rows()).append(',');
    String separator = " ";
    for (int length : samples.shape()) {
      text.append(separator).append(length);
      separator = ", ";
    }
    text.append("), }");
    int start = 10;
    int padding = ALIGNMENT - 1 - (start + text.length()) % ALIGNMENT;
    text.append(" ".repeat(padding)).append('\n');
    ByteBuffer bytes = ByteBuffer.allocate(start + text.length()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 1).put((byte) 0).putShort((short) text.length());
    bytes.put(text.toString().getBytes(StandardCharsets.US_ASCII));
    return bytes.array();
  }
}
