package dev.bowline.cli;

import dev.bowline.cli.file.FileFaults;
import dev.bowline.cli.text.DiagnosticText;
import dev.bowline.memory.NoCompilerException;
import dev.bowline.runtime.DivergedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;

/** Tells what went wrong, and whose fault it was. */
final class FaultReport {
  private static final String LANGUAGE_MODEL = "java.compiler";

  private final Console console;
  private final BooleanSupplier stackTrace;

  FaultReport(Console console, BooleanSupplier stackTrace) {
    this.console = console;
    this.stackTrace = stackTrace;
  }

  /** Writes what there is to say, and gives the exit status. */
  int tell(Throwable fault) {
    console.out().flush();
    int status = message(fault);
    if (stackTrace.getAsBoolean()) {
      fault.printStackTrace(console.err());
    }
    return status;
  }

  /** The same for results that nobody could be given. */
  int tellOutput(IOException fault) {
    error("standard output: " + fault.getMessage());
    return ExitStatus.INPUT;
  }

  private int message(Throwable fault) {
    if (fault instanceof RejectedModel model) {
      DiagnosticText.print(model.diagnostics(), console);
    } else if (fault instanceof Fault ours) {
      error(ours.getMessage());
      ours.help().ifPresent(this::help);
    } else if (fault instanceof DivergedException diverged) {
      error(diverged.getMessage());
      help("a smaller learning rate often mends this");
    } else if (fault instanceof NoCompilerException none) {
      error(none.getMessage());
      help("`check`, `summary` and `generate` work with any Java");
    } else if (fault instanceof IOException io) {
      error(FileFaults.message(io));
    } else if (fault instanceof UncheckedIOException io) {
      error(FileFaults.message(io.getCause()));
    } else if (fault instanceof OutOfMemoryError) {
      error("not enough memory");
      help(
          "give Java more with `java -Xmx8g -jar bowline.jar`, or train and evaluate with"
              + " `--stream ROWS`");
    } else if (fault instanceof NoClassDefFoundError && lacksLanguageModel()) {
      error(
          "this needs the module %s, which the Java in %s has not"
              .formatted(LANGUAGE_MODEL, System.getProperty("java.home")));
      help("a whole Java has it; only one cut down with `jlink` may not");
    } else {
      error("this is a fault of Bowline itself: " + fault);
      help("please report it with the `.ae` file and what `--stacktrace` shows");
      return ExitStatus.OURS;
    }
    return ExitStatus.INPUT;
  }

  /** The compiler learns from it which words are Java's own. */
  private static boolean lacksLanguageModel() {
    return ModuleLayer.boot().findModule(LANGUAGE_MODEL).isEmpty();
  }

  private void error(String message) {
    console.err().println("error: " + message);
  }

  private void help(String message) {
    console.err().println("  = help: " + message);
  }
}
