package dev.bowline.runtime.spi;

import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.InputException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** What must be the same for a training to go on from a checkpoint, each thing by its name. */
final class Identity {
  /** So many numbers are digested at a time. */
  private static final int CHUNK = 1 << 14;

  private final Map<String, String> parts = new LinkedHashMap<>();

  void add(String name, Object value) {
    parts.put(name, value.toString());
  }

  /** The data by their numbers. */
  void add(Dataset data) {
    add("rows of data", data.rows());
    MessageDigest digest = CheckpointFile.sha256();
    digest(data, digest);
    add("data with the SHA-256", HexFormat.of().formatHex(digest.digest()));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(parts.size());
    for (Map.Entry<String, String> part : parts.entrySet()) {
      out.writeUTF(part.getKey());
      out.writeUTF(part.getValue());
    }
  }

  /**
   * Compares what a checkpoint holds.
   *
   * @throws InputException naming the first thing that differs
   */
  void requireSame(Path file, DataInputStream in) throws IOException {
    Map<String, String> others = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      others.put(name, in.readUTF());
    }
    for (Map.Entry<String, String> part : parts.entrySet()) {
      String other = others.getOrDefault(part.getKey(), "none");
      if (!other.equals(part.getValue())) {
        throw new InputException(
            file, "a checkpoint of " + part.getKey() + " " + part.getValue(), other);
      }
    }
  }

  private static void digest(Dataset data, MessageDigest digest) {
    digest(data.x(), digest);
    if (data.target() != data.x()) {
      digest(data.target(), digest);
    }
    data.sampleWeight().ifPresent(weights -> digest(weights, digest));
    data.validation().ifPresent(validation -> digest(validation, digest));
  }

  private static void digest(float[] values, MessageDigest digest) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * CHUNK);
    bytes.putInt(values.length);
    digest.update(bytes.array(), 0, bytes.position());
    for (int at = 0; at < values.length; at += CHUNK) {
      int count = Math.min(CHUNK, values.length - at);
      bytes.clear();
      bytes.asFloatBuffer().put(values, at, count);
      digest.update(bytes.array(), 0, 4 * count);
    }
  }
}
