package dev.bowline.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line of the benchmarks. */
@Command(
    name = "bowline-benchmarks",
    description = "Bowline beside other frameworks on the same work.",
    subcommands = {
      AgreeCommand.class,
      CompareCommand.class,
      FootprintCommand.class,
      HelpCommand.class
    })
public final class Benchmarks {
  private Benchmarks() {}

  /** Ends with 0, with 1 if contenders do different work, or with 2 for a wrong command line. */
  public static void main(String[] arguments) {
    CommandLine commands = new CommandLine(new Benchmarks());
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setExecutionExceptionHandler(
        (fault, command, parsed) -> {
          command.getErr().println(fault.getMessage());
          return 1;
        });
    System.exit(commands.execute(arguments));
  }
}
