package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads and writes rows of numbers; the ending of the file's name says in which format. */
public final class DataFiles {
  private DataFiles() {}

  /**
   * Reads a {@code .npy}, {@code .csv}, {@code .csv.gz} or IDX file.
   *
   * @throws InputException if the file does not hold what its ending says
   */
  public static Samples read(Path file) throws IOException {
    return read(file, CsvOptions.all());
  }

  /**
   * Reads a file, and of a text only what the options name.
   *
   * @throws IllegalArgumentException if they name something, and the file is no text
   */
  public static Samples read(Path file, CsvOptions options) throws IOException {
    return read(file, options, skipped -> {});
  }

  /**
   * Reads a file, and of a text only what the options name.
   *
   * @param skipped told of the rows that were left out for a missing value, if there are any
   * @throws IllegalArgumentException if the options name something, and the file is no text
   */
  public static Samples read(Path file, CsvOptions options, Consumer<SkippedRows> skipped)
      throws IOException {
    return rows(file, options, skipped).readAll();
  }

  /**
   * The rows of a file, to be read bit by bit, and of a text only what the options name. Nothing is
   * read yet.
   *
   * @param skipped told of the rows that were left out for a missing value, if there are any, at
   *     the end of the first pass through them
   * @throws IllegalArgumentException if the options name something, and the file is no text
   */
  public static RowSource rows(Path file, CsvOptions options, Consumer<SkippedRows> skipped)
      throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString(), null, "no such file");
    }
    DataFormat format =
        DataFormat.of(file)
            .orElseThrow(
                () ->
                    new InputException(
                        file,
                        "a name that ends in " + DataFormat.ENDINGS,
                        "" + file.getFileName()));
    if (format != DataFormat.CSV && !options.equals(CsvOptions.all())) {
      throw new IllegalArgumentException(
          file + ": columns, skipped lines and missing values are for .csv files only");
    }
    return new FileRows(file, format, options, skipped);
  }

  /** Whether {@link #read} knows the ending. */
  public static boolean canRead(Path file) {
    return DataFormat.of(file).isPresent();
  }

  /** Whether {@link #write} knows the ending. */
  public static boolean canWrite(Path file) {
    Optional<DataFormat> format = DataFormat.of(file);
    return format.isPresent()
        && format.get() != DataFormat.IDX
        && !String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT).endsWith(".gz");
  }

  /**
   * Writes a {@code .npy} file of float32 or a {@code .csv} file, replacing it in one step.
   *
   * @throws IllegalArgumentException if the name ends in neither
   */
  public static void write(Path file, Samples samples) throws IOException {
    write(file, RowParts.of(samples));
  }

  /**
   * Writes rows to a file as they come, at least one; if one of them fails, the file stays as it
   * was.
   *
   * @throws IllegalArgumentException if the name ends in neither .npy nor .csv
   */
  public static void write(Path file, RowParts parts) throws IOException {
    if (!canWrite(file)) {
      throw new IllegalArgumentException(file + ": expected a name that ends in .npy or .csv");
    }
    if (DataFormat.of(file).equals(Optional.of(DataFormat.NPY))) {
      AtomicFile.writeChannel(file, channel -> NpyWriter.write(parts, channel));
    } else {
      AtomicFile.write(file, out -> CsvWriter.write(parts, out));
    }
  }

  /** Writes one row a line, the numbers separated by commas; the stream stays open. */
  public static void writeCsv(OutputStream out, Samples samples) throws IOException {
    CsvWriter.write(RowParts.of(samples), out);
  }

  /** The same for rows as they come. */
  public static void writeCsv(OutputStream out, RowParts parts) throws IOException {
    CsvWriter.write(parts, out);
  }
}
