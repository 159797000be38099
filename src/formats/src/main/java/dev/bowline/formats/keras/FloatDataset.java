package dev.bowline.formats.keras;

import dev.bowline.formats.stored.StoredTensor;
import dev.bowline.runtime.InputException;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * A dataset of little-endian float32 or float64 in one piece, as Keras writes them. Compressed or
 * otherwise chunked ones are refused: to find out how large they are, one would have to unpack
 * them.
 */
final class FloatDataset {
  private FloatDataset() {}

  static StoredTensor tensor(Path path, String name, Dataset dataset) throws InputException {
    if (!(dataset.getDataType() instanceof FloatingPoint type)
        || (type.getSize() != 4 && type.getSize() != 8)) {
      throw new InputException(
          path,
          "float32 or float64 in `" + name + "`",
          dataset.getDataType().getClass().getSimpleName()
              + " of "
              + dataset.getDataType().getSize()
              + " bytes");
    }
    if (!type.getByteOrder().equals(ByteOrder.LITTLE_ENDIAN)) {
      throw new InputException(path, "little-endian numbers in `" + name + "`", "big-endian ones");
    }
    if (!(dataset instanceof ContiguousDataset contiguous)) {
      throw new InputException(
          path,
          "the numbers of `" + name + "` in one piece",
          "the layout " + dataset.getDataLayout() + ", which may be compressed");
    }
    return StoredTensor.of(name, dataset.getDimensions(), () -> numbers(path, name, contiguous));
  }

  private static float[] numbers(Path path, String name, ContiguousDataset dataset)
      throws InputException {
    Object flat = dataset.getDataFlat();
    if (flat instanceof float[] floats) {
      return floats;
    }
    if (flat instanceof double[] doubles) {
      float[] floats = new float[doubles.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) doubles[i];
      }
      return floats;
    }
    throw new InputException(path, "numbers in `" + name + "`", "none");
  }
}
