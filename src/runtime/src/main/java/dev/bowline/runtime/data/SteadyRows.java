package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** Rows of a file that has to stay as it is from one pass through it to the next. */
final class SteadyRows implements RowSource {
  private final RowSource rows;
  private final Optional<Stamp> first;

  /** What tells whether a file is still the same. */
  private record Stamp(long bytes, FileTime modified) {
    static Stamp of(Path file) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(attributes.size(), attributes.lastModifiedTime());
    }
  }

  /** From now on; built-in rows, which are in no file, cannot change. */
  SteadyRows(RowSource rows) throws IOException {
    this.rows = rows;
    first = Files.exists(file()) ? Optional.of(Stamp.of(file())) : Optional.empty();
  }

  @Override
  public Path file() {
    return rows.file();
  }

  @Override
  public RowReader open() throws IOException {
    requireSame();
    return new SteadyReader(rows.open());
  }

  private void requireSame() throws IOException {
    if (first.isPresent()) {
      Stamp now = Stamp.of(file());
      if (!now.equals(first.get())) {
        throw new InputException(
            file(),
            "the file as it was at the start: " + told(first.get()),
            "one that was changed meanwhile: " + told(now));
      }
    }
  }

  private static String told(Stamp stamp) {
    return stamp.bytes + " bytes of " + stamp.modified;
  }

  private final class SteadyReader implements RowReader {
    private final RowReader reader;

    private SteadyReader(RowReader reader) {
      this.reader = reader;
    }

    @Override
    public int[] shape() {
      return reader.shape();
    }

    @Override
    public int promised() {
      return reader.promised();
    }

    @Override
    public int read(float[] values, int at, int most) throws IOException {
      try {
        return reader.read(values, at, most);
      } finally {
        // Says what is wrong better than the fault that comes of it.
        requireSame();
      }
    }

    @Override
    public int skip(int count) throws IOException {
      try {
        return reader.skip(count);
      } finally {
        requireSame();
      }
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
