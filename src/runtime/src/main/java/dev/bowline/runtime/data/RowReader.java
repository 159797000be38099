package dev.bowline.runtime.data;

import java.io.Closeable;
import java.io.IOException;

/** Goes through rows once, in their order. */
public interface RowReader extends Closeable {
  /** Of one row: [features], or [height, width] of an image, and so on; without rows, any. */
  int[] shape();

  /** How many numbers a row has. */
  default int size() {
    int size = 1;
    for (int length : shape()) {
      size = Math.multiplyExact(size, length);
    }
    return size;
  }

  /** So many rows are sure to come, as far as one knows: room may be made for them. */
  int promised();

  /**
   * Reads the next rows.
   *
   * @param rows gets them from its number {@code at} on, one behind the other
   * @param most how many to read, from 1
   * @return how many there were; fewer than {@code most} at the end alone
   * @throws dev.bowline.runtime.InputException if what comes is no row of finite numbers
   */
  int read(float[] rows, int at, int most) throws IOException;

  /**
   * Leaves rows out.
   *
   * @return how many there were; fewer than {@code count} at the end alone
   */
  default int skip(int count) throws IOException {
    int most = Math.min(count, Math.max(1, (1 << 14) / size()));
    float[] unused = new float[most * size()];
    int done = 0;
    int read = most;
    while (done < count && read == most) {
      most = Math.min(most, count - done);
      read = read(unused, 0, most);
      done += read;
    }
    return done;
  }
}
