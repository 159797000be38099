package dev.bowline.cli;

import dev.bowline.cli.command.BenchCommand;
import dev.bowline.cli.command.CheckCommand;
import dev.bowline.cli.command.DecodeCommand;
import dev.bowline.cli.command.EncodeCommand;
import dev.bowline.cli.command.EvaluateCommand;
import dev.bowline.cli.command.ExplainCommand;
import dev.bowline.cli.command.ExportCommand;
import dev.bowline.cli.command.FmtCommand;
import dev.bowline.cli.command.GenerateCommand;
import dev.bowline.cli.command.GradcheckCommand;
import dev.bowline.cli.command.ImportCommand;
import dev.bowline.cli.command.InitCommand;
import dev.bowline.cli.command.ReconstructCommand;
import dev.bowline.cli.command.ScoreCommand;
import dev.bowline.cli.command.SummaryCommand;
import dev.bowline.cli.command.TrainCommand;
import dev.bowline.cli.command.WeightsCommand;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * All commands. To read the annotations of all of them takes longer than most commands do: one that
 * is not called for is not even loaded.
 */
final class Commands {
  /** In the order of the help. */
  private static final List<String> NAMES =
      List.of(
          "check",
          "fmt",
          "generate",
          "summary",
          "init",
          "weights",
          "train",
          "evaluate",
          "encode",
          "decode",
          "reconstruct",
          "score",
          "export",
          "import",
          "gradcheck",
          "explain",
          "bench");

  /** Those that compile a generated class and run it. */
  private static final List<String> GENERATED =
      List.of(
          "init",
          "weights",
          "train",
          "evaluate",
          "encode",
          "decode",
          "reconstruct",
          "score",
          "gradcheck",
          "bench");

  private static final List<String> HELP = List.of("-h", "--help", "-V", "--version");

  private Commands() {}

  /** The command that is called for; all where it is not one of them, as for help. */
  static List<String> neededFor(String... args) {
    String called = called(args);
    return NAMES.contains(called) ? List.of(called) : NAMES;
  }

  /** Whether a generated class is to be compiled and run. */
  static boolean runGeneratedCode(String... args) {
    return GENERATED.contains(called(args)) && Collections.disjoint(List.of(args), HELP);
  }

  /** The first word that is no option. */
  private static String called(String... args) {
    for (String arg : args) {
      if (!arg.startsWith("-")) {
        return arg;
      }
    }
    return "";
  }

  /** The command of a name. */
  static Callable<Integer> named(String name, Context context) {
    return switch (name) {
      case "check" -> new CheckCommand(context);
      case "fmt" -> new FmtCommand(context);
      case "generate" -> new GenerateCommand(context);
      case "summary" -> new SummaryCommand(context);
      case "init" -> new InitCommand(context);
      case "weights" -> new WeightsCommand(context);
      case "train" -> new TrainCommand(context);
      case "evaluate" -> new EvaluateCommand(context);
      case "encode" -> new EncodeCommand(context);
      case "decode" -> new DecodeCommand(context);
      case "reconstruct" -> new ReconstructCommand(context);
      case "score" -> new ScoreCommand(context);
      case "export" -> new ExportCommand(context);
      case "import" -> new ImportCommand(context);
      case "gradcheck" -> new GradcheckCommand(context);
      case "explain" -> new ExplainCommand(context);
      case "bench" -> new BenchCommand(context);
      default -> throw new AssertionError(name);
    };
  }
}
