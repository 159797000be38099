package dev.bowline.runtime.data;

import java.io.IOException;
import java.nio.file.Path;

/** Rows in memory, as if they were read. */
record HeldRows(Path file, Samples samples) implements RowSource {
  @Override
  public RowReader open() {
    return new Reader(samples);
  }

  @Override
  public Samples readAll() {
    return samples;
  }

  private static final class Reader implements RowReader {
    private final Samples samples;
    private int row;

    private Reader(Samples samples) {
      this.samples = samples;
    }

    @Override
    public int[] shape() {
      return samples.shape();
    }

    @Override
    public int promised() {
      return samples.rows();
    }

    @Override
    public int read(float[] values, int at, int most) {
      int rows = Math.min(most, samples.rows() - row);
      int size = samples.size();
      System.arraycopy(samples.values(), row * size, values, at, rows * size);
      row += rows;
      return rows;
    }

    @Override
    public void close() throws IOException {}
  }
}
