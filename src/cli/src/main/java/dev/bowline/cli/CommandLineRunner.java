package dev.bowline.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/** Runs one command line from its arguments to its exit status. */
public final class CommandLineRunner {
  private final Context context;

  public CommandLineRunner(Context context) {
    this.context = context;
  }

  /** The exit status; everything else has been written. Throws nothing. */
  public int run(String... args) {
    Bowline bowline = new Bowline();
    FaultReport report = new FaultReport(context.console(), bowline::showsStackTrace);
    int status;
    try {
      status = commandLine(bowline, report, args).execute(args);
    } catch (Throwable e) {
      // Errors such as those of memory: the command line passes on only exceptions.
      status = report.tell(e);
    }
    context.console().flush();
    return context.console().fault().map(report::tellOutput).orElse(status);
  }

  private CommandLine commandLine(Bowline bowline, FaultReport report, String... args) {
    CommandLine line = new CommandLine(bowline);
    for (String name : Commands.neededFor(args)) {
      line.addSubcommand(name, Commands.named(name, context));
    }
    Converters.register(line);
    return line.setOut(new PrintWriter(context.console().out(), true))
        .setErr(new PrintWriter(context.console().err(), true))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOverwrittenOptionsAllowed(false)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(new UsageReport(context.console()))
        .setExecutionExceptionHandler((e, at, parsed) -> report.tell(e));
  }
}
