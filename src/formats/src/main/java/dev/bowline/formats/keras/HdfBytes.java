package dev.bowline.formats.keras;

import dev.bowline.runtime.InputException;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/**
 * An HDF5 file, mapped as a whole: the library then takes no memory for what a broken file only
 * claims to hold, as it does where it reads by itself.
 */
public final class HdfBytes {
  private static final long LONGEST = Integer.MAX_VALUE - 8;

  private HdfBytes() {}

  /**
   * Opens a file.
   *
   * @throws InputException if it is longer than can be mapped, or shorter than it says
   */
  public static HdfFile open(Path path) throws IOException {
    ByteBuffer bytes = map(path);
    HdfFile hdf = HdfFile.fromByteBuffer(bytes);
    long end = hdf.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
    if (Long.compareUnsigned(end, bytes.capacity()) > 0) {
      throw new InputException(
          path,
          "a whole HDF5 file, of " + Long.toUnsignedString(end) + " bytes",
          bytes.capacity() + " bytes");
    }
    return hdf;
  }

  private static ByteBuffer map(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      if (channel.size() > LONGEST) {
        throw new InputException(
            path, "an HDF5 file of at most " + LONGEST + " bytes", channel.size() + " bytes");
      }
      return channel.map(MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
