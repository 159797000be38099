package dev.bowline.runtime.spi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Spells the parts of a checkpoint that are not single numbers. */
final class State {
  private State() {}

  static void write(DataOutputStream out, float[] values, int count) throws IOException {
    out.writeInt(count);
    ByteBuffer bytes = ByteBuffer.allocate(4 * count);
    bytes.asFloatBuffer().put(values, 0, count);
    out.write(bytes.array());
  }

  static float[] readFloats(DataInputStream in) throws IOException {
    byte[] bytes = new byte[4 * in.readInt()];
    in.readFully(bytes);
    float[] values = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }

  static void write(DataOutputStream out, Map<String, Double> values) throws IOException {
    out.writeInt(values.size());
    for (Map.Entry<String, Double> value : values.entrySet()) {
      out.writeUTF(value.getKey());
      out.writeDouble(value.getValue());
    }
  }

  static Map<String, Double> readValues(DataInputStream in) throws IOException {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      values.put(name, in.readDouble());
    }
    return values;
  }

  /** What writes a part by itself. */
  interface Part {
    void writeTo(DataOutputStream out) throws IOException;
  }

  /** A part whose reader may read too little without harm to those behind it. */
  static void write(DataOutputStream out, Part part) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    part.writeTo(new DataOutputStream(bytes));
    out.writeInt(bytes.size());
    bytes.writeTo(out);
  }

  static DataInputStream readPart(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
