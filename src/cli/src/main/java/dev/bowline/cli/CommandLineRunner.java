package dev.bowline.cli;

import dev.bowline.cli.command.BenchCommand;
import dev.bowline.cli.command.CheckCommand;
import dev.bowline.cli.command.DecodeCommand;
import dev.bowline.cli.command.EncodeCommand;
import dev.bowline.cli.command.EvaluateCommand;
import dev.bowline.cli.command.FmtCommand;
import dev.bowline.cli.command.GenerateCommand;
import dev.bowline.cli.command.GradcheckCommand;
import dev.bowline.cli.command.InitCommand;
import dev.bowline.cli.command.ReconstructCommand;
import dev.bowline.cli.command.ScoreCommand;
import dev.bowline.cli.command.SummaryCommand;
import dev.bowline.cli.command.TrainCommand;
import dev.bowline.cli.command.WeightsCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
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
      status = commandLine(bowline, report).execute(args);
    } catch (Throwable e) {
      // Errors such as those of memory: the command line passes on only exceptions.
      status = report.tell(e);
    }
    context.console().flush();
    return context.console().fault().map(report::tellOutput).orElse(status);
  }

  private CommandLine commandLine(Bowline bowline, FaultReport report) {
    CommandLine line = new CommandLine(bowline);
    commands().forEach(line::addSubcommand);
    return line.setOut(new PrintWriter(context.console().out(), true))
        .setErr(new PrintWriter(context.console().err(), true))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOverwrittenOptionsAllowed(false)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(new UsageReport(context.console()))
        .setExecutionExceptionHandler((e, at, parsed) -> report.tell(e));
  }

  private List<Callable<Integer>> commands() {
    return List.of(
        new CheckCommand(context),
        new FmtCommand(context),
        new GenerateCommand(context),
        new SummaryCommand(context),
        new InitCommand(context),
        new WeightsCommand(context),
        new TrainCommand(context),
        new EvaluateCommand(context),
        new EncodeCommand(context),
        new DecodeCommand(context),
        new ReconstructCommand(context),
        new ScoreCommand(context),
        new GradcheckCommand(context),
        new BenchCommand(context));
  }
}
