package dev.bowline.runtime.spi;

import dev.bowline.runtime.InputException;
import dev.bowline.runtime.data.RowReader;
import dev.bowline.runtime.data.RowSource;
import dev.bowline.runtime.data.RowStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Windows that are read one after the other into the same array. */
final class StreamedWindows extends Windows {
  private final RowStream stream;
  private final int window;
  private final RowReader xReader;
  private final Optional<RowReader> targetReader;
  private final float[] x;
  private final float[] target;
  private int number;
  private int rows;

  StreamedWindows(RowStream stream, RowRange range, int batch, int row) {
    super(range);
    this.stream = stream;
    window = window(stream.window(), range.rows(), batch);
    number = row / window - 1;
    int skipped = range.from() + (number + 1) * window;
    x = room(range.data().size());
    target = stream.target().isPresent() ? room(range.data().size()) : x;
    xReader = open(stream.rows(), skipped);
    try {
      targetReader = stream.target().map(source -> open(source, skipped));
    } catch (UncheckedIOException e) {
      close(xReader);
      throw e;
    }
  }

  @Override
  int largest() {
    return window;
  }

  @Override
  boolean next() {
    number++;
    rows = Math.min(window, range.rows() - first());
    if (rows <= 0) {
      return false;
    }
    read(stream.rows(), xReader, x);
    targetReader.ifPresent(reader -> read(stream.target().orElseThrow(), reader, target));
    return true;
  }

  @Override
  int number() {
    return number;
  }

  @Override
  int first() {
    // Beyond the last row this may be beyond the last int.
    return (int) Math.min(Integer.MAX_VALUE, (long) number * window);
  }

  @Override
  int rows() {
    return rows;
  }

  @Override
  float[] x() {
    return x;
  }

  @Override
  float[] target() {
    return target;
  }

  @Override
  int offset() {
    return 0;
  }

  @Override
  public void close() {
    close(xReader);
    targetReader.ifPresent(StreamedWindows::close);
  }

  /** All rows or, if these are more, as many whole batches as are wanted; at least one. */
  private static int window(int wanted, int rows, int batch) {
    return wanted >= rows ? rows : Math.max(batch, wanted / batch * batch);
  }

  private float[] room(int size) {
    if ((long) window * size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "window: expected fewer than 2^31 numbers, found %d rows of %d".formatted(window, size));
    }
    return new float[window * size];
  }

  private static RowReader open(RowSource source, int skipped) {
    try {
      RowReader reader = source.open();
      try {
        requireAll(source, skipped, reader.skip(skipped));
      } catch (IOException | RuntimeException e) {
        close(reader);
        throw e;
      }
      return reader;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(RowSource source, RowReader reader, float[] to) {
    try {
      requireAll(source, first() + rows, first() + reader.read(to, 0, rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireAll(RowSource source, int expected, int found) throws InputException {
    if (found < expected) {
      throw new InputException(
          source.file(), "at least " + expected + " rows as at the start", "" + found);
    }
  }

  private static void close(RowReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
