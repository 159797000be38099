package dev.bowline.benchmarks.run;

import dev.bowline.benchmarks.contender.Contender;
import dev.bowline.benchmarks.contender.Training;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Workload;
import java.io.IOException;

/**
 * A process that does a step, says so, goes on for a while, says so, and waits for its standard
 * input to end.
 */
public final class FirstStep {
  private static final long AFTERWARDS = 3_000_000_000L;

  private FirstStep() {}

  /** Arguments: contender, workload, threads. */
  public static void main(String[] arguments) throws IOException {
    Contender contender = Contender.named(arguments[0]);
    Job job = Job.of(Workload.named(arguments[1]), Integer.parseInt(arguments[2]));
    Training training = contender.training(job).orElseThrow();
    training.step(0);
    System.out.println(Player.ANSWER + "stepped");
    long start = System.nanoTime();
    for (int step = 1; System.nanoTime() - start < AFTERWARDS; step++) {
      training.step(step % job.batches().size());
    }
    System.out.println(Player.ANSWER + "trained");
    while (System.in.read() >= 0) {
      // What comes is of no interest, only its end.
    }
    System.exit(0);
  }
}
