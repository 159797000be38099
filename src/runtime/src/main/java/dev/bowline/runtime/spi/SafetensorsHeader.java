package dev.bowline.runtime.spi;

import dev.bowline.runtime.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a {@code .safetensors} file says it holds, checked against the length of its data. */
final class SafetensorsHeader {
  private static final String METADATA = "__metadata__";

  private final Path file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** A tensor: the bytes {@code from} to {@code to} of the data. */
  record Entry(String name, String type, List<Long> shape, long from, long to) {}

  private SafetensorsHeader(Path file) {
    this.file = file;
  }

  static SafetensorsHeader parse(Path file, String json, long dataBytes) throws InputException {
    SafetensorsHeader header = new SafetensorsHeader(file);
    try {
      for (Map.Entry<String, Object> entry : JsonReader.readObject(json).entrySet()) {
        if (!entry.getKey().equals(METADATA)) {
          header.entries.put(entry.getKey(), header.entry(entry.getKey(), entry.getValue()));
        }
      }
    } catch (JsonReader.Fault e) {
      throw new InputException(file, "a header in JSON", e.getMessage());
    }
    header.requireWholeData(dataBytes);
    return header;
  }

  Map<String, Entry> entries() {
    return entries;
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
    if (!entry.type.equals("F32")) {
      return;
    }
    long bytes = 4;
    for (long length : entry.shape) {
      long high = Math.multiplyHigh(bytes, length);
      bytes = high == 0 && bytes * length >= 0 ? bytes * length : Long.MAX_VALUE;
    }
    if (bytes != entry.to - entry.from) {
      throw new InputException(
          file,
          "4 bytes a number for `" + entry.name + "` of the shape " + entry.shape,
          (entry.to - entry.from) + " bytes");
    }
  }
}
