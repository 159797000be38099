package dev.bowline.runtime.spi;

import dev.bowline.runtime.InputException;
import dev.bowline.runtime.data.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Weights as {@code .safetensors}: each tensor once, under its owner's name. */
public final class WeightFile {
  private static final int LENGTH_BYTES = SafetensorsHeader.LENGTH_BYTES;

  /** So many numbers are read or written at a time. */
  private static final int CHUNK = 1 << 16;

  private static final String MEAN = "input.mean";
  private static final String SCALE = "input.scale";

  /** The tensor, of one number, that holds a threshold. */
  public static final String THRESHOLD = "score.threshold";

  private WeightFile() {}

  /** Replaces a file in one step by one without a threshold. */
  public static void write(
      Path file,
      String model,
      Map<String, String> ties,
      List<Tensor<float[]>> tensors,
      Scaling scaling)
      throws IOException {
    write(file, model, ties, tensors, scaling, new Threshold());
  }

  /**
   * Replaces a file in one step.
   *
   * @param ties the owner of each tied layer's kernel, both by the layers' names
   */
  public static void write(
      Path file,
      String model,
      Map<String, String> ties,
      List<Tensor<float[]>> tensors,
      Scaling scaling,
      Threshold threshold)
      throws IOException {
    List<Tensor<float[]>> all = new ArrayList<>(tensors);
    if (scaling.kind() != ScalingKind.NONE && scaling.fitted()) {
      all.add(vector(MEAN, scaling.mean()));
      all.add(vector(SCALE, scaling.scale()));
    }
    threshold.value().ifPresent(value -> all.add(vector(THRESHOLD, new float[] {(float) value})));
    byte[] header = header(model, ties, all).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(
        file,
        out -> {
          out.write(littleEndian(LENGTH_BYTES).putLong(header.length).array());
          out.write(header);
          writeData(all, out);
        });
  }

  /** Reads a file whose threshold, if it has one, is not wanted. */
  public static void read(Path file, List<Tensor<float[]>> tensors, Scaling scaling)
      throws IOException {
    read(file, tensors, scaling, new Threshold());
  }

  /**
   * Reads a file into tensors, scaling and threshold. These are changed only once the whole file is
   * known to fit. What is unfitted in the file stays as it was.
   *
   * @throws InputException if a tensor is missing, unknown, of another shape or type, or holds a
   *     number that is not finite, or if the file is broken
   */
  public static void read(
      Path file, List<Tensor<float[]>> tensors, Scaling scaling, Threshold threshold)
      throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString(), null, "no such file");
    }
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a folder");
    }
    List<Tensor<float[]>> all = new ArrayList<>();
    for (Tensor<float[]> tensor : tensors) {
      all.add(new Tensor<>(tensor.name(), tensor.shape(), new float[tensor.size()]));
    }
    try (FileChannel channel = FileChannel.open(file)) {
      SafetensorsHeader header = SafetensorsHeader.read(file, channel);
      boolean scaled =
          scaling.kind() != ScalingKind.NONE
              && (header.entries().containsKey(MEAN) || header.entries().containsKey(SCALE));
      if (scaled) {
        all.add(vector(MEAN, new float[scaling.size()]));
        all.add(vector(SCALE, new float[scaling.size()]));
      }
      Tensor<float[]> limit = vector(THRESHOLD, new float[1]);
      boolean limited = header.entries().containsKey(THRESHOLD);
      if (limited) {
        all.add(limit);
      }
      requireNoOthers(file, header, all);
      for (Tensor<float[]> tensor : all) {
        readData(file, channel, header, tensor);
      }
      take(file, limited ? all.subList(0, all.size() - 1) : all, tensors, scaling);
      if (limited) {
        threshold.set(limit.values()[0]);
      }
    }
  }

  private static void take(
      Path file, List<Tensor<float[]>> from, List<Tensor<float[]>> to, Scaling scaling)
      throws InputException {
    if (from.size() > to.size()) {
      float[] mean = from.get(to.size()).values();
      float[] scale = from.get(to.size() + 1).values();
      for (float value : scale) {
        if (value == 0) {
          throw new InputException(file, "`" + SCALE + "` without zeros", "one");
        }
      }
      scaling.restore(mean, scale);
    }
    Tensors.replace(to, Tensors.flatten(from.subList(0, to.size())));
  }

  private static String header(
      String model, Map<String, String> ties, List<Tensor<float[]>> tensors) {
    StringBuilder json = new StringBuilder("{\"__metadata__\":{\"model\":");
    json.append(JsonReader.quoted(model));
    // Values of metadata are strings, so the ties are JSON within JSON.
    List<String> pairs = new ArrayList<>();
    new TreeMap<>(ties)
        .forEach(
            (tied, owner) -> pairs.add(JsonReader.quoted(tied) + ":" + JsonReader.quoted(owner)));
    json.append(",\"ties\":").append(JsonReader.quoted("{" + String.join(",", pairs) + "}"));
    json.append('}');
    long at = 0;
    for (Tensor<float[]> tensor : tensors) {
      long end = at + 4L * tensor.size();
      List<String> shape = new ArrayList<>();
      for (int length : tensor.shape()) {
        shape.add(Integer.toString(length));
      }
      json.append(',').append(JsonReader.quoted(tensor.name()));
      json.append(":{\"dtype\":\"F32\",\"shape\":[").append(String.join(",", shape));
      json.append("],\"data_offsets\":[").append(at).append(',').append(end).append("]}");
      at = end;
    }
    json.append('}');
    int length = json.toString().getBytes(StandardCharsets.UTF_8).length;
    return json.append(" ".repeat(-length & LENGTH_BYTES - 1)).toString();
  }

  private static void writeData(List<Tensor<float[]>> tensors, OutputStream out)
      throws IOException {
    for (Tensor<float[]> tensor : tensors) {
      ByteBuffer bytes = littleEndian(4 * Math.min(CHUNK, tensor.size()));
      for (int at = 0; at < tensor.size(); at += CHUNK) {
        int count = Math.min(CHUNK, tensor.size() - at);
        bytes.clear();
        bytes.asFloatBuffer().put(tensor.values(), at, count);
        out.write(bytes.array(), 0, 4 * count);
      }
    }
  }

  private static void requireNoOthers(
      Path file, SafetensorsHeader header, List<Tensor<float[]>> tensors) throws InputException {
    Set<String> others = new LinkedHashSet<>(header.entries().keySet());
    List<String> names = tensors.stream().map(Tensor::name).toList();
    for (Tensor<float[]> tensor : tensors) {
      header.require(tensor.name(), tensor.shape());
    }
    others.removeAll(names);
    if (!others.isEmpty()) {
      throw new InputException(
          file, "only " + String.join(", ", names), "also " + String.join(", ", others));
    }
  }

  private static void readData(
      Path file, FileChannel channel, SafetensorsHeader header, Tensor<float[]> tensor)
      throws IOException {
    channel.position(header.dataStart() + header.entries().get(tensor.name()).from());
    float[] values = tensor.values();
    for (int at = 0; at < values.length; at += CHUNK) {
      int count = Math.min(CHUNK, values.length - at);
      byte[] bytes = SafetensorsHeader.bytes(file, channel, 4 * count);
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values, at, count);
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new InputException(
            file, "finite numbers in `" + tensor.name() + "`", values[i] + " at index " + i);
      }
    }
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Tensor<float[]> vector(String name, float[] values) {
    return new Tensor<>(name, new int[] {values.length}, values);
  }
}
