package dev.bowline.cli.file;

import dev.bowline.cli.Fault;
import dev.bowline.diagnostic.Alternatives;
import dev.bowline.diagnostic.Suggest;
import dev.bowline.formats.parquet.ParquetRows;
import dev.bowline.model.Shape;
import dev.bowline.runtime.InputException;
import dev.bowline.runtime.data.BuiltInData;
import dev.bowline.runtime.data.CsvOptions;
import dev.bowline.runtime.data.DataFiles;
import dev.bowline.runtime.data.RowSource;
import dev.bowline.runtime.data.Samples;
import dev.bowline.runtime.data.SkippedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows as the command line names them: a file or, where there is none, a built-in set.
 *
 * @param name as the user wrote it
 */
public record RowFile(String name, CsvOptions options) {
  /**
   * The rows; none is read yet.
   *
   * @param shape what one row must be: so shaped, or flat
   * @param part what of the model has that shape, for messages
   * @param skipped told of the rows that were left out for a missing value, if there are any
   */
  public RowSource rows(Shape shape, String part, Consumer<SkippedRows> skipped)
      throws IOException {
    return new ShapedRows(name, rows(skipped), shape, part);
  }

  /** The rows where each is one number. */
  public float[] readColumn() throws IOException {
    Samples samples = rows(skipped -> {}).readAll();
    if (samples.size() != 1) {
      throw new Fault(
          "%s: expected one number in each row, found %d".formatted(name, samples.size()));
    }
    return samples.values();
  }

  private RowSource rows(Consumer<SkippedRows> skipped) throws IOException {
    Optional<Path> file = file();
    if (file.isPresent()) {
      if (ParquetRows.isNamedSo(file.get())) {
        return new ParquetRows(file.get(), options, skipped);
      }
      if (!DataFiles.canRead(file.get())) {
        throw new InputException(
            file.get(),
            "a name that ends in .npy, .csv, .csv.gz, .parquet, -ubyte, -ubyte.gz or .idx",
            "" + file.get().getFileName());
      }
      return DataFiles.rows(file.get(), options, skipped);
    }
    Samples builtIn = BuiltInData.read(name).orElseThrow(this::unknown);
    if (!options.equals(CsvOptions.all())) {
      throw new IllegalArgumentException(
          "`"
              + name
              + "` is built in: columns, skipped lines and missing values are for .csv files");
    }
    return RowSource.of(Path.of(name), builtIn);
  }

  private Optional<Path> file() {
    try {
      return Optional.of(Path.of(name)).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Fault unknown() {
    return new Fault(
        "`" + name + "` is neither a file nor a built-in data set",
        Suggest.help(name, BuiltInData.names().stream())
            .orElse("built in: " + Alternatives.quoted(BuiltInData.names())));
  }
}
