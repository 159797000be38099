package dev.bowline.cli.file;

import dev.bowline.cli.Fault;
import dev.bowline.diagnostic.Alternatives;
import dev.bowline.diagnostic.Suggest;
import dev.bowline.model.Shape;
import dev.bowline.runtime.data.BuiltInData;
import dev.bowline.runtime.data.CsvOptions;
import dev.bowline.runtime.data.DataFiles;
import dev.bowline.runtime.data.Samples;
import dev.bowline.runtime.data.SkippedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows as the command line names them: a file or, where there is none, a built-in set.
 *
 * @param name as the user wrote it
 */
public record RowFile(String name, CsvOptions options) {
  /**
   * The rows.
   *
   * @param shape what one row must be: so shaped, or flat
   * @param part what of the model has that shape, for messages
   * @param skipped told of the rows that were left out for a missing value, if there are any
   */
  public Samples read(Shape shape, String part, Consumer<SkippedRows> skipped) throws IOException {
    Samples samples = read(skipped);
    if (samples.size() != shape.size()) {
      String message =
          "%s: expected rows of %d numbers, as the model's %s has, found %d"
              .formatted(name, shape.size(), part, samples.size());
      throw samples.size() > shape.size() && name.contains(".csv")
          ? new Fault(message, "`--columns 1-" + shape.size() + "` would read the first of them")
          : new Fault(message);
    }
    Shape found = new Shape(Arrays.stream(samples.shape()).boxed().toList());
    if (!found.equals(shape) && !found.isVector() && !shape.isVector()) {
      throw new Fault(
          "%s: expected rows of the shape %s, as the model's %s has, found %s"
              .formatted(name, shape, part, found));
    }
    return samples;
  }

  /** The rows where each is one number. */
  public float[] readColumn() throws IOException {
    Samples samples = read(skipped -> {});
    if (samples.size() != 1) {
      throw new Fault(
          "%s: expected one number in each row, found %d".formatted(name, samples.size()));
    }
    return samples.values();
  }

  private Samples read(Consumer<SkippedRows> skipped) throws IOException {
    Optional<Path> file = file();
    if (file.isPresent()) {
      return DataFiles.read(file.get(), options, skipped);
    }
    Samples builtIn = BuiltInData.read(name).orElseThrow(this::unknown);
    if (!options.equals(CsvOptions.all())) {
      throw new IllegalArgumentException(
          "`"
              + name
              + "` is built in: columns, skipped lines and missing values are for .csv files");
    }
    return builtIn;
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
