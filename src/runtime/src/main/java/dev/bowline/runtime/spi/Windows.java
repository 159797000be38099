package dev.bowline.runtime.spi;

import dev.bowline.runtime.data.RowStream;
import java.io.Closeable;
import java.util.Optional;

/** The rows of a range, so many at a time as memory is to hold, in their order. */
abstract class Windows implements Closeable {
  final RowRange range;

  Windows(RowRange range) {
    this.range = range;
  }

  /**
   * All windows of a range, whatever its length.
   *
   * @param batch a window's rows are a multiple of these, but for the last one's
   */
  static Windows of(RowRange range, int batch) {
    return from(range, batch, 0);
  }

  /** Without those windows that end before or at a row, which is counted within the range. */
  static Windows from(RowRange range, int batch, int row) {
    Optional<RowStream> stream = range.data().stream();
    return stream.isPresent()
        ? new StreamedWindows(stream.get(), range, batch, row)
        : new HeldWindows(range);
  }

  /** How many rows the largest window has. */
  abstract int largest();

  /**
   * Goes on to the next window.
   *
   * @return whether there is one
   * @throws java.io.UncheckedIOException if its rows cannot be read
   */
  abstract boolean next();

  /** The window's number, from 0. */
  abstract int number();

  /** The number of the window's first row, counted within the range. */
  abstract int first();

  /** How many rows the window has. */
  abstract int rows();

  /** An array with the input: the window's first row is its row {@link #offset}. */
  abstract float[] x();

  /** What to reconstruct, in the same places; the same array if that is the input. */
  abstract float[] target();

  abstract int offset();

  /** What each row of the data counts, those outside the window too; empty if all count alike. */
  Optional<float[]> weights() {
    return range.data().sampleWeight();
  }

  /** The number of the window's first row, counted within the data. */
  int dataRow() {
    return range.from() + first();
  }

  /** Lets go of the file. */
  @Override
  public abstract void close();
}
