package dev.bowline.cli.option;

import dev.bowline.cli.file.RowFile;
import dev.bowline.model.Shape;
import dev.bowline.runtime.data.CsvOptions;
import dev.bowline.runtime.data.Samples;
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
      description = "The columns of a .csv file to read: 1-30,35 or names of its header.")
  private Optional<String> columns = Optional.empty();

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
      CsvOptions options = CsvOptions.all().withSkipLines(skipLines);
      CsvOptions chosen = columns.map(options::withColumns).orElse(options);
      return new RowFile(name, chosen).read(shape, part);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
