package dev.bowline.runtime.spi;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a {@code .safetensors} file says it holds, checked against the length of its data. */
public final class SafetensorsHeader {
  static final int LENGTH_BYTES = 8;
  private static final int SHORTEST_HEADER = "{}".length();
  private static final long LONGEST_HEADER = 16 << 20;
  private static final String METADATA = "__metadata__";
  private static final String MODEL = "model";

  private final Path file;
  private final long dataStart;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private Optional<String> model = Optional.empty();

  /** A tensor: the bytes {@code from} to {@code to} of the data. */
  public record Entry(String name, String type, List<Long> shape, long from, long to) {}

  private SafetensorsHeader(Path file, long dataStart) {
    this.file = file;
    this.dataStart = dataStart;
  }

  /**
   * Reads it from the start of a channel.
   *
   * @param file for messages
   * @throws InputException if it is broken, or if the data that follow are not as long as it says
   */
  public static SafetensorsHeader read(Path file, FileChannel channel) throws IOException {
    long length =
        ByteBuffer.wrap(bytes(file, channel, LENGTH_BYTES))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getLong();
    long limit = Math.min(LONGEST_HEADER, channel.size() - LENGTH_BYTES);
    if (limit < SHORTEST_HEADER) {
      throw new InputException(
          file,
          "a .safetensors file of at least " + (LENGTH_BYTES + SHORTEST_HEADER) + " bytes",
          channel.size() + " bytes");
    }
    if (length < SHORTEST_HEADER || length > limit) {
      throw new InputException(
          file,
          "a .safetensors header of " + SHORTEST_HEADER + " to " + limit + " bytes",
          Long.toUnsignedString(length) + " bytes");
    }
    String json = new String(bytes(file, channel, (int) length), StandardCharsets.UTF_8);
    return parse(file, json, LENGTH_BYTES + length, channel.size() - LENGTH_BYTES - length);
  }

  private static SafetensorsHeader parse(Path file, String json, long dataStart, long dataBytes)
      throws InputException {
    SafetensorsHeader header = new SafetensorsHeader(file, dataStart);
    try {
      for (Map.Entry<String, Object> entry : JsonReader.readObject(json).entrySet()) {
        if (entry.getKey().equals(METADATA)) {
          header.model = model(entry.getValue());
        } else {
          header.entries.put(entry.getKey(), header.entry(entry.getKey(), entry.getValue()));
        }
      }
    } catch (JsonReader.Fault e) {
      throw new InputException(file, "a header in JSON", e.getMessage());
    }
    header.requireWholeData(dataBytes);
    return header;
  }

  private static Optional<String> model(Object metadata) {
    return metadata instanceof Map<?, ?> fields && fields.get(MODEL) instanceof String name
        ? Optional.of(name)
        : Optional.empty();
  }

  /** Whose weights the metadata say these are; other tools write no such name. */
  public Optional<String> model() {
    return model;
  }

  /** The tensors by name, in the order of the header. */
  public Map<String, Entry> entries() {
    return entries;
  }

  /** Where in the file the data start, from which the entries count. */
  public long dataStart() {
    return dataStart;
  }

  /** So many bytes from where the channel stands. */
  public static byte[] bytes(Path file, FileChannel channel, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new InputException(
            file, count + " more bytes of a .safetensors file", "" + bytes.position());
      }
    }
    return bytes.array();
  }

  /** The tensor of that name and shape. */
  Entry require(String name, int[] shape) throws InputException {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new InputException(
          file, "a tensor `" + name + "`", "only " + String.join(", ", entries.keySet()));
    }
    List<Long> expected = Arrays.stream(shape).asLongStream().boxed().toList();
    if (!entry.shape.equals(expected)) {
      throw new InputException(
          file, "`" + name + "` of the shape " + expected, "the shape " + entry.shape);
    }
    if (!entry.type.equals("F32")) {
      throw new InputException(file, "`" + name + "` in F32", entry.type);
    }
    return entry;
  }

  private Entry entry(String name, Object value) throws InputException {
    if (value instanceof Map<?, ?> fields
        && fields.get("dtype") instanceof String type
        && fields.get("shape") instanceof List<?> shape
        && fields.get("data_offsets") instanceof List<?> offsets
        && offsets.size() == 2) {
      return new Entry(
          name, type, longs(name, shape), longs(name, offsets).get(0), longs(name, offsets).get(1));
    }
    throw new InputException(
        file, "`" + name + "` with dtype, shape and two data_offsets", "something else");
  }

  private List<Long> longs(String name, List<?> values) throws InputException {
    List<Long> longs = new ArrayList<>();
    for (Object value : values) {
      if (!(value instanceof Long number) || number < 0) {
        throw new InputException(file, "whole numbers from 0 for `" + name + "`", "" + value);
      }
      longs.add(number);
    }
    return longs;
  }

  /** One tensor behind the other, without a hole, up to the end: what the format asks. */
  private void requireWholeData(long dataBytes) throws InputException {
    List<Entry> ordered = new ArrayList<>(entries.values());
    ordered.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
    long end = 0;
    for (Entry entry : ordered) {
      if (entry.from != end || entry.to < entry.from) {
        throw new InputException(
            file,
            "the data of `" + entry.name + "` from byte " + end,
            "from " + entry.from + " to " + entry.to);
      }
      requireLength(entry);
      end = entry.to;
    }
    if (end != dataBytes) {
      throw new InputException(file, end + " bytes of data", dataBytes + " bytes");
    }
  }

  private void requireLength(Entry entry) throws InputException {
    if (!entry.type.equals("F32") && !entry.type.equals("F64")) {
      return;
    }
    int width = entry.type.equals("F32") ? 4 : 8;
    long bytes = width;
    for (long length : entry.shape) {
      long high = Math.multiplyHigh(bytes, length);
      bytes = high == 0 && bytes * length >= 0 ? bytes * length : Long.MAX_VALUE;
    }
    if (bytes != entry.to - entry.from) {
      throw new InputException(
          file,
          width + " bytes a number for `" + entry.name + "` of the shape " + entry.shape,
          (entry.to - entry.from) + " bytes");
    }
  }
}
