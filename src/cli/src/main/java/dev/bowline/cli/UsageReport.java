package dev.bowline.cli;

import dev.bowline.diagnostic.Alternatives;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line, and where to read more. */
final class UsageReport implements IParameterExceptionHandler {
  private final Console console;

  UsageReport(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException fault, String[] args) {
    CommandLine command = fault.getCommandLine();
    console.err().println("error: " + lowerFirst(fault.getMessage()));
    if (fault instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      if (!near.isEmpty()) {
        console.err().println("  = help: did you mean " + Alternatives.quoted(near) + "?");
      }
    }
    String name = command.getCommandSpec().qualifiedName(" ");
    console.err().println("  = help: `" + name + " --help` explains it");
    return ExitStatus.USAGE;
  }

  private static String lowerFirst(String text) {
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
