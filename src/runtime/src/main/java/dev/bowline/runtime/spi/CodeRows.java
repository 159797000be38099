package dev.bowline.runtime.spi;

import dev.bowline.runtime.data.RowReader;
import dev.bowline.runtime.data.RowSource;
import java.io.IOException;
import java.nio.file.Path;

/** The codes that a trained stage makes of rows, as these are read; [size] numbers each. */
record CodeRows(RowSource rows, FitLoop stage, int size) implements RowSource {
  @Override
  public Path file() {
    return rows.file();
  }

  @Override
  public RowReader open() throws IOException {
    return new Reader(rows.open());
  }

  private final class Reader implements RowReader {
    private final RowReader raw;
    private float[] x = new float[0];
    private float[] codes = new float[0];

    private Reader(RowReader raw) {
      this.raw = raw;
    }

    @Override
    public int[] shape() {
      return new int[] {size};
    }

    @Override
    public int promised() {
      return raw.promised();
    }

    @Override
    public int read(float[] values, int at, int most) throws IOException {
      if (x.length < most * stage.inputSize()) {
        x = new float[most * stage.inputSize()];
        codes = new float[most * size];
      }
      int read = raw.read(x, 0, most);
      if (read > 0) {
        stage.encode(x, codes, read);
        System.arraycopy(codes, 0, values, at, read * size);
      }
      return read;
    }

    @Override
    public int skip(int count) throws IOException {
      return raw.skip(count);
    }

    @Override
    public void close() throws IOException {
      raw.close();
    }
  }
}
