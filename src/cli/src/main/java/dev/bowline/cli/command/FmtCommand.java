package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.text.DiagnosticText;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.format.Formatter;
import dev.bowline.runtime.data.AtomicFile;
import dev.bowline.syntax.SourceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives model files their canonical layout; those that have it are left alone. */
@Command(
    name = "fmt",
    description = {
      "Give model files their canonical layout.",
      "Only white space changes. A file with syntax errors is left as it is."
    })
public final class FmtCommand implements Callable<Integer> {
  private final Context context;
  private final Diagnostics diagnostics = new Diagnostics();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "A model file (.ae).")
  private final List<Path> files = new ArrayList<>();

  @Option(
      names = "--check",
      description = "Change nothing: name the files that would change, with exit status 1 if any.")
  private boolean check;

  public FmtCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    boolean different = false;
    for (Path file : files) {
      different |= format(file);
    }
    DiagnosticText.print(diagnostics.sorted(), context.console());
    return diagnostics.hasErrors() || check && different ? ExitStatus.INPUT : ExitStatus.DONE;
  }

  /** Whether the layout of the file was not canonical. */
  private boolean format(Path file) throws IOException {
    byte[] bytes = SourceReader.bytes(file);
    Optional<byte[]> formatted =
        SourceReader.decode(file.toString(), bytes, diagnostics)
            .flatMap(source -> Formatter.format(source, diagnostics))
            .map(text -> text.getBytes(StandardCharsets.UTF_8));
    if (formatted.isEmpty() || Arrays.equals(formatted.get(), bytes)) {
      return false;
    }
    if (check) {
      context.console().out().println(file);
    } else {
      AtomicFile.write(file, out -> out.write(formatted.get()));
      context.console().out().println("formatted " + file);
    }
    return true;
  }
}
