package dev.bowline.formats.safetensors;

import dev.bowline.formats.stored.NamedTensors;
import dev.bowline.formats.stored.StoredTensor;
import dev.bowline.formats.stored.StoredWeights;
import dev.bowline.runtime.InputException;
import dev.bowline.runtime.data.ArrayBody.Element;
import dev.bowline.runtime.spi.SafetensorsHeader;
import dev.bowline.runtime.spi.WeightFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code .safetensors} of anyone's; metadata are passed over. */
public final class SafetensorsReader {
  private static final int CHUNK = 1 << 16;

  private SafetensorsReader() {}

  /**
   * What the file holds.
   *
   * @param channel open as long as numbers are read
   */
  public static StoredWeights read(Path path, FileChannel channel) throws IOException {
    SafetensorsHeader header = SafetensorsHeader.read(path, channel);
    List<StoredTensor> tensors = new ArrayList<>();
    for (SafetensorsHeader.Entry entry : header.entries().values()) {
      if (entry.name().equals(WeightFile.THRESHOLD)) {
        // It belongs to scores, not to the model that is imported.
        continue;
      }
      Element element = element(path, entry);
      long start = header.dataStart() + entry.from();
      int count = (int) Math.min(Integer.MAX_VALUE, (entry.to() - entry.from()) / element.bytes());
      tensors.add(
          new StoredTensor(
              entry.name(), entry.shape(), () -> numbers(path, channel, start, element, count)));
    }
    return NamedTensors.of(path, tensors);
  }

  private static Element element(Path path, SafetensorsHeader.Entry entry) throws InputException {
    return switch (entry.type()) {
      case "F32" -> Element.FLOAT32;
      case "F64" -> Element.FLOAT64;
      default ->
          throw new InputException(path, "`" + entry.name() + "` in F32 or F64", entry.type());
    };
  }

  private static float[] numbers(
      Path path, FileChannel channel, long start, Element element, int count) throws IOException {
    float[] numbers = new float[count];
    channel.position(start);
    for (int at = 0; at < count; at += CHUNK) {
      int some = Math.min(CHUNK, count - at);
      ByteBuffer bytes =
          ByteBuffer.wrap(SafetensorsHeader.bytes(path, channel, some * element.bytes()))
              .order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < some; i++) {
        numbers[at + i] = element.next(bytes);
      }
    }
    return numbers;
  }
}
