package dev.bowline.benchmarks;

import dev.bowline.benchmarks.report.Standings;
import dev.bowline.benchmarks.run.Contest;
import dev.bowline.benchmarks.run.Schedule;
import dev.bowline.benchmarks.run.Scores;
import dev.bowline.benchmarks.work.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures everyone in turns, and prints the tables. */
@Command(
    name = "compare",
    description = "Checks that everyone computes the same, then times all in turns.")
final class CompareCommand implements Callable<Integer> {
  @Mixin private FieldOptions field;

  @Option(
      names = "--forks",
      defaultValue = "1",
      paramLabel = "N",
      description = "How often all processes are started afresh; by default ${DEFAULT-VALUE}.")
  private int forks;

  @Option(
      names = "--rounds",
      defaultValue = "11",
      paramLabel = "N",
      description = "Turns of everyone at each task and fork; by default ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--turn",
      defaultValue = "200",
      paramLabel = "MS",
      description = "Length of a turn, in milliseconds; by default ${DEFAULT-VALUE}.")
  private long turn;

  @Option(
      names = "--warm-up",
      defaultValue = "3000",
      paramLabel = "MS",
      description =
          "Before the first turn at a task, in milliseconds; by default ${DEFAULT-VALUE}.")
  private long warmUp;

  @Override
  public Integer call() throws IOException {
    Schedule schedule = new Schedule(forks, rounds, turn * 1_000_000, warmUp * 1_000_000);
    Contest contest = new Contest(schedule, field.entrants(), System.err);
    List<Scores> scores = new ArrayList<>();
    for (Workload workload : field.workloads()) {
      for (int threads : field.threads()) {
        scores.add(contest.run(workload, threads));
      }
    }
    System.out.println(new Standings(scores).markdown());
    return 0;
  }
}
