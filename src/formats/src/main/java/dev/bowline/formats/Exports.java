package dev.bowline.formats;

import dev.bowline.formats.keras.KerasWriter;
import dev.bowline.formats.npz.NpzWriter;
import dev.bowline.formats.onnx.OnnxWriter;
import dev.bowline.formats.safetensors.SafetensorsWriter;
import dev.bowline.formats.weights.Layout;
import dev.bowline.formats.weights.Part;
import dev.bowline.formats.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;

/** Writes weights for other tools. */
public final class Exports {
  private Exports() {}

  /**
   * Replaces a file in one step; the ending of its name says the format.
   *
   * @param layout for {@code .safetensors}; the others have one only
   * @throws IllegalArgumentException if the ending is none of {@link WeightFormat}'s
   * @throws IOException if it cannot be written, or the format has no room for something
   */
  public static void write(Path file, Weights weights, Part part, Layout layout)
      throws IOException {
    WeightFormat format =
        WeightFormat.of(file)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        file + ": expected a name that ends in " + WeightFormat.endings()));
    switch (format) {
      case SAFETENSORS -> SafetensorsWriter.write(file, weights, part, layout);
      case NPZ -> NpzWriter.write(file, weights, part);
      case KERAS -> KerasWriter.write(file, weights, part);
      case ONNX -> OnnxWriter.write(file, weights, part);
    }
  }
}
