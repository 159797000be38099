package dev.bowline.cli.option;

import dev.bowline.cli.Fault;
import dev.bowline.cli.file.RowFile;
import dev.bowline.model.Shape;
import dev.bowline.runtime.data.CsvOptions;
import dev.bowline.runtime.data.MissingValues;
import dev.bowline.runtime.data.Samples;
import dev.bowline.runtime.data.SkippedRows;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Rows to read, and what to read of a text. */
public final class DataOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "D",
      description = "A .npy, .csv, .csv.gz or IDX file, or a built-in set: digits.")
  private String data;

  @Option(
      names = "--columns",
      paramLabel = "LIST",
      description =
          "The columns of a .csv file to read: 1-30,35 or names of its header, or ranges of them:"
              + " width-height.")
  private Optional<String> columns = Optional.empty();

  @Option(
      names = "--exclude",
      paramLabel = "LIST",
      description = "The columns of a .csv file not to read, written as for --columns.")
  private Optional<String> excluded = Optional.empty();

  @Option(
      names = "--missing",
      paramLabel = "POLICY",
      defaultValue = "error",
      description = {
        "What to do where a .csv file lacks a value (an empty cell, NA, N/A, NaN, null, none or"
            + " ?):",
        "error, or skip, which leaves the row out and says how many (default: error)."
      })
  private MissingValues missing = MissingValues.ERROR;

  @Option(
      names = "--skip-lines",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many lines at the start of a .csv file not to read.")
  private int skipLines;

  /** What the user calls the rows: a file or a built-in set. */
  public String name() {
    return data;
  }

  /** The rows of {@code --data}; {@code part} is what of the model has their shape. */
  public Samples read(Shape shape, String part) throws IOException {
    return read(data, shape, part);
  }

  /** The rows of another file, read the same way. */
  public Samples read(String name, Shape shape, String part) throws IOException {
    try {
      return new RowFile(name, csv()).read(shape, part, skipped -> tell(name, skipped));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /** Another file's rows, each of which belongs to the row of {@code --data} of that number. */
  public Samples readBeside(String option, String name, Shape shape, String part)
      throws IOException {
    requireAllRows(option);
    return read(name, shape, part);
  }

  private void requireAllRows(String option) {
    if (missing == MissingValues.SKIP) {
      throw new ParameterException(
          command.commandLine(),
          "`--missing skip` could leave out other rows of the data than of `" + option + "`");
    }
  }

  /**
   * One number for each row of {@code --data}, from another file: what is said of the columns and
   * lines of the data is not said of it.
   *
   * @param rows how many there must be
   */
  public float[] readColumn(String option, String name, int rows) throws IOException {
    requireAllRows(option);
    float[] column = new RowFile(name, CsvOptions.all()).readColumn();
    if (column.length != rows) {
      throw new Fault(
          "%s: expected %d rows as the data have, found %d".formatted(name, rows, column.length));
    }
    return column;
  }

  private CsvOptions csv() {
    CsvOptions options = CsvOptions.all().withSkipLines(skipLines).withMissing(missing);
    CsvOptions chosen = columns.map(options::withColumns).orElse(options);
    return excluded.map(chosen::withExcluded).orElse(chosen);
  }

  private void tell(String name, SkippedRows skipped) {
    command
        .commandLine()
        .getErr()
        .printf(
            "warning: %s: left out %d row%s in which a value is missing, the first in line %d%n",
            name, skipped.count(), skipped.count() == 1 ? "" : "s", skipped.firstLine());
  }
}
