package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads rows into one array, which grows as they really come. */
final class AllRows {
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  /** For so many numbers there is always room. */
  private static final int LEAST = 1 << 13;

  private AllRows() {}

  static Samples of(Path file, RowReader reader) throws IOException {
    int size = reader.size();
    if (size > LARGEST || (long) reader.promised() * size > LARGEST) {
      throw tooMany(file);
    }
    float[] values = new float[size * Math.max(reader.promised(), Math.max(1, LEAST / size))];
    float[] next = new float[size];
    int rows = 0;
    while (true) {
      int room = values.length / size - rows;
      int read = reader.read(values, rows * size, room);
      rows += read;
      if (read < room || reader.read(next, 0, 1) == 0) {
        break;
      }
      values = larger(file, values, size);
      System.arraycopy(next, 0, values, rows++ * size, size);
    }
    if (rows == 0) {
      throw new InputException(file, "at least one row", "none");
    }
    float[] all = values.length == rows * size ? values : Arrays.copyOf(values, rows * size);
    return new Samples(all, rows, reader.shape());
  }

  private static float[] larger(Path file, float[] values, int size) throws InputException {
    int most = LARGEST / size * size;
    if (values.length == most) {
      throw tooMany(file);
    }
    return Arrays.copyOf(values, (int) Math.min(most, 2L * values.length));
  }

  private static InputException tooMany(Path file) {
    return new InputException(file, "fewer than 2^31 numbers", "more");
  }
}
