package dev.bowline.benchmarks.run;

import dev.bowline.benchmarks.work.Adam;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Reference;
import dev.bowline.benchmarks.work.Workload;
import java.io.IOException;

/**
 * Whether contenders do the same work: from the same weights on the same batches, the losses of a
 * few steps, every trained number after them, and what is reconstructed must be the reference's.
 */
final class Agreement {
  private static final int STEPS = 5;

  /** Of a loss, relative. */
  private static final double LOSS_TOLERANCE = 1e-5;

  /** Of a trained number: a small part of the way that Adam may go in so many steps. */
  private static final double PARAMETER_TOLERANCE = 0.005 * STEPS * Adam.LEARNING_RATE;

  private static final double OUTPUT_TOLERANCE = 1e-5;

  private final double[] losses = new double[STEPS];
  private final float[] parameters;
  private final float[] output;

  Agreement(Workload workload) {
    Job job = Job.of(workload, 1);
    Reference reference = new Reference(job);
    double[] first = reference.reconstruct(job.batches().get(0));
    double[] second = reference.reconstruct(job.batches().get(1));
    output = new float[first.length + job.network().inputSize()];
    for (int i = 0; i < output.length; i++) {
      output[i] = (float) (i < first.length ? first[i] : second[i - first.length]);
    }
    for (int step = 0; step < STEPS; step++) {
      losses[step] = reference.step(job.batches().get(step % job.batches().size()));
    }
    parameters = reference.weights().values();
  }

  /**
   * The worst difference of each kind, for people to read.
   *
   * @throws IllegalStateException if the contender computes something else
   */
  String check(Rival rival) throws IOException {
    return check(rival.entrant().label(), rival.train(STEPS), rival.reconstruct());
  }

  /** The same, for losses, weights and output; those that are empty are not checked. */
  String check(String name, Rival.Trained trained, float[] reconstructed) {
    StringBuilder found = new StringBuilder();
    if (trained.losses().length > 0) {
      double loss = 0;
      for (int step = 0; step < STEPS; step++) {
        loss = worse(loss, Math.abs(trained.losses()[step] / losses[step] - 1));
      }
      found.append(within(name, "loss", loss, LOSS_TOLERANCE));
      found.append(
          within(name, "weights", worst(trained.parameters(), parameters), PARAMETER_TOLERANCE));
    }
    if (reconstructed.length > 0) {
      found.append(within(name, "output", worst(reconstructed, output), OUTPUT_TOLERANCE));
    }
    return found.toString().trim();
  }

  private static double worst(float[] found, float[] expected) {
    if (found.length != expected.length) {
      return Double.NaN;
    }
    double worst = 0;
    for (int i = 0; i < found.length; i++) {
      worst = worse(worst, Math.abs((double) found[i] - expected[i]));
    }
    return worst;
  }

  /** The larger, or NaN if one is. */
  private static double worse(double a, double b) {
    return Math.max(a, b);
  }

  private static String within(String name, String what, double difference, double tolerance) {
    String text = String.format(java.util.Locale.ROOT, "%s %.1e ", what, difference);
    if (!(difference <= tolerance)) {
      throw new IllegalStateException(
          name + " does other work: " + text.trim() + ", expected at most " + tolerance);
    }
    return text;
  }
}
