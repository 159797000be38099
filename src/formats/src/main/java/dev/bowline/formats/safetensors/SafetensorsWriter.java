package dev.bowline.formats.safetensors;

import dev.bowline.formats.weights.Layout;
import dev.bowline.formats.weights.Part;
import dev.bowline.formats.weights.PartTensors;
import dev.bowline.formats.weights.Weights;
import dev.bowline.runtime.spi.Scaling;
import dev.bowline.runtime.spi.WeightFile;
import java.io.IOException;
import java.nio.file.Path;

/** Writes {@code .safetensors}; metadata say the model's name and its ties. */
public final class SafetensorsWriter {
  private SafetensorsWriter() {}

  public static void write(Path file, Weights weights, Part part, Layout layout)
      throws IOException {
    WeightFile.write(
        file,
        weights.model().name(),
        weights.ties(),
        layout == Layout.PYTORCH
            ? PartTensors.linear(weights, part)
            : PartTensors.stored(weights, part),
        // Scaling is among the tensors, if there is any.
        Scaling.none(weights.model().input().size()));
  }
}
