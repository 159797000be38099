package dev.bowline.cli;

import dev.bowline.diagnostic.Suggest;
import java.util.stream.Stream;
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
    if (fault instanceof UnmatchedArgumentException unmatched) {
      tellUnknown(unmatched.getUnmatched().get(0), command);
    } else {
      console.err().println("error: " + lowerFirst(fault.getMessage()));
    }
    String name = command.getCommandSpec().qualifiedName(" ");
    help("`" + name + " --help` explains it");
    return ExitStatus.USAGE;
  }

  private void tellUnknown(String word, CommandLine command) {
    Stream<String> legal;
    String kind;
    if (word.startsWith("-")) {
      kind = "unknown option";
      legal = command.getCommandSpec().optionsMap().keySet().stream();
    } else if (command.getSubcommands().isEmpty()) {
      kind = "unexpected argument";
      legal = Stream.empty();
    } else {
      kind = "unknown command";
      legal = command.getSubcommands().keySet().stream();
    }
    console.err().println("error: " + kind + " `" + word + "`");
    Suggest.help(word, legal).ifPresent(this::help);
  }

  private void help(String message) {
    console.err().println("  = help: " + message);
  }

  private static String lowerFirst(String text) {
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
