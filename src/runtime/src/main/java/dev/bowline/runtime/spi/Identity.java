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

  /** The data by their numbers, and how much of them is shuffled together. */
  void add(Split split, int batch) {
    RowRange training = split.training();
    add("rows of data", training.data().rows());
    try (Windows windows = Windows.of(training, Math.min(batch, training.rows()))) {
      add("rows shuffled together", windows.largest());
    }
    add("data with the SHA-256", HexFormat.of().formatHex(digest(training.data())));
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

  private static byte[] digest(Dataset data) {
    MessageDigest digest = CheckpointFile.sha256();
    MessageDigest targets = CheckpointFile.sha256();
    try (Windows windows = Windows.of(RowRange.all(data), 1)) {
      while (windows.next()) {
        int count = windows.rows() * data.size();
        digest(windows.x(), count, digest);
        if (windows.target() != windows.x()) {
          digest(windows.target(), count, targets);
        }
      }
    }
    digest.update(targets.digest());
    data.sampleWeight().ifPresent(weights -> digest(weights, weights.length, digest));
    data.validation().ifPresent(validation -> digest.update(digest(validation)));
    return digest.digest();
  }

  private static void digest(float[] values, int length, MessageDigest digest) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * CHUNK);
    for (int at = 0; at < length; at += CHUNK) {
      int count = Math.min(CHUNK, length - at);
      bytes.clear();
      bytes.asFloatBuffer().put(values, at, count);
      digest.update(bytes.array(), 0, 4 * count);
    }
  }
}
