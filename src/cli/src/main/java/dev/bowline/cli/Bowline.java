package dev.bowline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself, in front of any command. */
@Command(
    name = "bowline",
    description = "Compiles, trains and runs tied-weight autoencoders.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = HelpCommand.class,
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:the input is at fault, or an output cannot be written",
      "2:the command line is at fault",
      "3:Bowline itself is at fault",
      "130:Ctrl-C ended a training"
    })
final class Bowline {
  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in Bowline a fault arose.")
  private boolean stackTrace;

  boolean showsStackTrace() {
    return stackTrace;
  }
}
