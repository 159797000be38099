package dev.bowline.formats.keras;

import dev.bowline.formats.weights.FeatureScaling;
import dev.bowline.formats.weights.Part;
import dev.bowline.formats.weights.Weights;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Prelu;
import dev.bowline.runtime.data.AtomicFile;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what {@code load_weights} of a sequential model of {@code Dense} and {@code PReLU} layers
 * reads. Keras has no ties, so a tied layer gets the kernel that it uses. Scaling becomes a {@code
 * Normalization} in front and another one, with {@code invert=True}, at the end.
 */
public final class KerasWriter {
  /** What Keras makes of {@code PReLU} where it names a group. */
  static final String PRELU = "p_re_lu";

  private KerasWriter() {}

  /**
   * Replaces a file in one step.
   *
   * @throws IOException if it cannot be written, or a scale is one whose square is no float
   */
  public static void write(Path file, Weights weights, Part part) throws IOException {
    if (weights.scaling().isPresent()) {
      requireVariances(file, weights.scaling().get());
    }
    Path temporary = Files.createTempFile("bowline-", ".h5");
    try {
      writeTo(temporary, weights, part);
      AtomicFile.write(file, out -> Files.copy(temporary, out));
    } catch (HdfException e) {
      throw new IOException(file + ": cannot be made: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void writeTo(Path file, Weights weights, Part part) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      WritableGroup layers = hdf.putGroup("layers");
      ClassNames names = new ClassNames();
      if (part.readsRows()) {
        weights.scaling().ifPresent(scaling -> putScaling(layers, names, "scale", scaling));
      }
      for (Layer layer : part.weighted(weights.model())) {
        if (layer instanceof Dense dense) {
          putLayer(layers, names, dense, weights);
        } else if (layer instanceof Prelu prelu) {
          WritableGroup vars = layers.putGroup(names.next(PRELU)).putGroup("vars");
          vars.putAttribute("name", layer.name());
          vars.putDataset("0", weights.of(prelu.alpha()));
        } else {
          throw new AssertionError(layer);
        }
      }
      if (part.writesRows()) {
        weights.scaling().ifPresent(scaling -> putScaling(layers, names, "unscale", scaling));
      }
      // The model's own variables: none, but Keras looks for the group.
      hdf.putGroup("vars");
      // jhdf loses an empty group that it writes last; this one it writes behind that.
      hdf.putDataset("written_by", "Bowline");
    }
  }

  private static void putLayer(
      WritableGroup layers, ClassNames names, Dense layer, Weights weights) {
    WritableGroup vars = layers.putGroup(names.next("dense")).putGroup("vars");
    vars.putAttribute("name", layer.name());
    int inputs = layer.kernel().inputs();
    int units = layer.kernel().units();
    vars.putDataset("0", rows(weights.kernel(layer), inputs, units));
    layer.bias().ifPresent(bias -> vars.putDataset("1", weights.of(bias)));
  }

  /** The variables of {@code keras.layers.Normalization}: mean, variance and a count. */
  private static void putScaling(
      WritableGroup layers, ClassNames names, String name, FeatureScaling scaling) {
    WritableGroup vars = layers.putGroup(names.next("normalization")).putGroup("vars");
    vars.putAttribute("name", name);
    float[] variance = new float[scaling.scale().length];
    for (int i = 0; i < variance.length; i++) {
      variance[i] = scaling.scale()[i] * scaling.scale()[i];
    }
    vars.putDataset("0", scaling.mean());
    vars.putDataset("1", variance);
    vars.putDataset("2", 0);
  }

  /** Keras keeps the square, which has to lead back to the scale. */
  private static void requireVariances(Path file, FeatureScaling scaling) throws IOException {
    for (int i = 0; i < scaling.scale().length; i++) {
      float scale = scaling.scale()[i];
      if ((float) Math.sqrt(scale * scale) != scale) {
        throw new IOException(
            "%s: cannot be made: the scale %s of feature %d has no square as a float32, which Keras"
                    .formatted(file, scale, i + 1)
                + " would keep");
      }
    }
  }

  private static float[][] rows(float[] matrix, int rows, int columns) {
    float[][] split = new float[rows][columns];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(matrix, row * columns, split[row], 0, columns);
    }
    return split;
  }
}
