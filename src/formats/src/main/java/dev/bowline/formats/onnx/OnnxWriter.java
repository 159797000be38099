package dev.bowline.formats.onnx;

import dev.bowline.formats.weights.Part;
import dev.bowline.formats.weights.Weights;
import dev.bowline.model.Model;
import dev.bowline.runtime.data.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a part of a model as {@code .onnx}: opset 17, from {@code x} to {@code y}. */
public final class OnnxWriter {
  /** Protocol buffers are shorter than 2 GiB; what is not numbers needs little. */
  private static final long MOST_NUMBERS = ((1L << 31) - (1 << 24)) / Float.BYTES;

  private OnnxWriter() {}

  /**
   * Replaces a file in one step.
   *
   * @throws UnmappedActivationException if an activation has no operators here
   * @throws IOException if the file cannot be written, or would be longer than ONNX files are
   */
  public static void write(Path file, Weights weights, Part part) throws IOException {
    Model model = weights.model();
    long numbers = weights.values().values().stream().mapToLong(values -> values.length).sum();
    if (numbers > MOST_NUMBERS) {
      throw new IOException(
          file
              + ": cannot be made: an ONNX file is shorter than 2 GiB, and the model has "
              + numbers
              + " numbers");
    }
    byte[] bytes =
        OnnxEncoder.encode(
            model.name(),
            ModelGraph.of(weights, part),
            new OnnxEncoder.Sizes(part.input(model).size(), part.output(model).size()),
            about(weights, part));
    AtomicFile.write(file, out -> out.write(bytes));
  }

  private static Map<String, String> about(Weights weights, Part part) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("model", weights.model().name());
    about.put("part", part.name().toLowerCase(java.util.Locale.ROOT));
    about.put(
        "ties",
        weights.ties().entrySet().stream()
            .map(tie -> tie.getKey() + " tied to " + tie.getValue())
            .collect(Collectors.joining(", ")));
    return about;
  }
}
