package dev.bowline.runtime.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The rows of a file in one of our own formats. */
final class FileRows implements RowSource {
  private final Path file;
  private final DataFormat format;
  private final CsvOptions options;
  private Consumer<SkippedRows> skipped;

  /**
   * @param skipped told of rows that were left out, at the end of the first pass through the file
   */
  FileRows(Path file, DataFormat format, CsvOptions options, Consumer<SkippedRows> skipped) {
    this.file = file;
    this.format = format;
    this.options = options;
    this.skipped = skipped;
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public RowReader open() throws IOException {
    ByteSource in = ByteSource.open(file);
    try {
      return reader(in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private RowReader reader(ByteSource in) throws IOException {
    if (format == DataFormat.CSV) {
      return CsvReader.open(in, options, this::tell);
    }
    return format == DataFormat.NPY ? NpyReader.open(in) : IdxReader.open(in);
  }

  private void tell(SkippedRows rows) {
    skipped.accept(rows);
    skipped = again -> {};
  }
}
