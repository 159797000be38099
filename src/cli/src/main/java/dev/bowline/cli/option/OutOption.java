package dev.bowline.cli.option;

import dev.bowline.cli.Console;
import dev.bowline.runtime.data.AtomicFile;
import dev.bowline.runtime.data.DataFiles;
import dev.bowline.runtime.data.RowParts;
import dev.bowline.runtime.data.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where numbers go. */
public final class OutOption {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "O",
      description = "The .npy or .csv file to write (default: print to standard output).")
  private void out(Path file) {
    if (!DataFiles.canWrite(file)) {
      throw new ParameterException(
          command.commandLine(), "`--out " + file + "`: expected a name that ends in .npy or .csv");
    }
    out = Optional.of(file);
  }

  public Optional<Path> file() {
    return out;
  }

  /** Makes sure, before the work, that there is a place for its result. */
  public void requirePlace() throws IOException {
    if (out.isPresent()) {
      AtomicFile.require(out.get());
    }
  }

  /** Writes to the file that was named, or as CSV to the console. */
  public void write(Samples samples, Console console) throws IOException {
    write(RowParts.of(samples), console);
  }

  /** The same for rows as they come. */
  public void write(RowParts parts, Console console) throws IOException {
    if (out.isPresent()) {
      DataFiles.write(out.get(), parts);
    } else {
      DataFiles.writeCsv(console.out(), parts);
    }
  }
}
