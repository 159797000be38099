package dev.bowline.formats.parquet;

import dev.bowline.runtime.InputException;
import dev.bowline.runtime.data.CsvOptions;
import dev.bowline.runtime.data.RowReader;
import dev.bowline.runtime.data.RowSource;
import dev.bowline.runtime.data.SkippedRows;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** The rows of a Parquet file whose chosen columns are of numbers; false is 0, true is 1. */
public final class ParquetRows implements RowSource {
  private static final String MAGIC = "PAR1";
  private static final String ENCRYPTED = "PARE";

  /** The magic at both ends, and the length of what stands before the second. */
  private static final int SHORTEST = 12;

  private final Path file;
  private final CsvOptions options;
  private Consumer<SkippedRows> skipped;

  /**
   * Of a text file's options, all but lines to skip have a meaning here.
   *
   * @param skipped told of rows that were left out, at the end of the first pass through the file
   * @throws IllegalArgumentException if there are lines to skip
   */
  public ParquetRows(Path file, CsvOptions options, Consumer<SkippedRows> skipped) {
    if (options.skipLines() > 0) {
      throw new IllegalArgumentException(file + ": skipped lines are for .csv files only");
    }
    this.file = file;
    this.options = options;
    this.skipped = skipped;
  }

  /** Whether a file's name ends in {@code .parquet}. */
  public static boolean isNamedSo(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".parquet");
  }

  @Override
  public Path file() {
    return file;
  }

  /**
   * Begins at the first row.
   *
   * @throws InputException if the file is none of Parquet's or is broken, a chosen column is not of
   *     numbers, or its compression is none that Java code undoes
   */
  @Override
  public RowReader open() throws IOException {
    requireMagic();
    return ParquetReader.open(file, options, this::tell);
  }

  private void tell(SkippedRows rows) {
    skipped.accept(rows);
    skipped = again -> {};
  }

  private void requireMagic() throws IOException {
    if (Files.isDirectory(file)) {
      throw new InputException(file, "a Parquet file", "a folder: name one of its files");
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() < SHORTEST) {
        throw new InputException(
            file, "a Parquet file, of " + SHORTEST + " bytes or more", in.length() + " bytes");
      }
      requireMagic("starts", four(in, 0));
      requireMagic("ends", four(in, in.length() - MAGIC.length()));
    }
  }

  private void requireMagic(String where, String found) throws InputException {
    if (found.equals(ENCRYPTED)) {
      throw new InputException(file, "a Parquet file as it is", "an encrypted one");
    }
    if (!found.equals(MAGIC)) {
      String cut = where.equals("ends") ? "others: it may be cut off" : "others";
      throw new InputException(file, "a Parquet file, which " + where + " with " + MAGIC, cut);
    }
  }

  private static String four(RandomAccessFile in, long at) throws IOException {
    byte[] bytes = new byte[MAGIC.length()];
    in.seek(at);
    if (in.read(bytes) < bytes.length) {
      throw new EOFException();
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
