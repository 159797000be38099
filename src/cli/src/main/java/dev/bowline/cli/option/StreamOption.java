package dev.bowline.cli.option;

import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.data.RowSource;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether the rows are held in memory. */
public final class StreamOption {
  @Option(
      names = "--stream",
      paramLabel = "ROWS",
      converter = WholeNumber.FromOne.class,
      description =
          "Do not hold the data in memory: in each epoch, read them anew, so many rows at a time."
              + " Rows are shuffled among those that are read together.")
  private Optional<Integer> window = Optional.empty();

  /** The rows of a source, read at once or in windows. */
  public Dataset dataset(RowSource rows) throws IOException {
    return window.isPresent() ? Dataset.stream(rows, window.get()) : Dataset.of(rows.readAll());
  }
}
