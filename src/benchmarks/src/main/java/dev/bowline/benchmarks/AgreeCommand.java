package dev.bowline.benchmarks;

import dev.bowline.benchmarks.run.Contest;
import dev.bowline.benchmarks.run.Schedule;
import dev.bowline.benchmarks.work.Workload;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks that everyone computes the same. */
@Command(name = "agree", description = "Checks that everyone computes the same; times nothing.")
final class AgreeCommand implements Callable<Integer> {
  @Mixin private FieldOptions field;

  @Override
  public Integer call() throws IOException {
    Contest contest = new Contest(new Schedule(1, 0, 0, 0), field.entrants(), System.out);
    for (int threads : field.threads()) {
      for (Workload workload : field.workloads()) {
        contest.agree(workload, threads);
      }
    }
    return 0;
  }
}
