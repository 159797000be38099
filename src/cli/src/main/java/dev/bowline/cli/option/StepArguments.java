package dev.bowline.cli.option;

import dev.bowline.runtime.TrainingOptions;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What makes a training step, and who computes it. */
public final class StepArguments {
  @Option(
      names = "--batch-size",
      paramLabel = "N",
      converter = WholeNumber.FromOne.class,
      description = "How many rows make a step (default: as the model file says).")
  private Optional<Integer> batchSize = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = WholeNumber.FromOne.class,
      description = "How many threads share a step (default: one for each processor).")
  private Optional<Integer> threads = Optional.empty();

  @Mixin private KernelsOption kernels;

  public Optional<Integer> batchSize() {
    return batchSize;
  }

  public Optional<Integer> threads() {
    return threads;
  }

  public KernelsOption kernels() {
    return kernels;
  }

  /** The same for the Java API. */
  public TrainingOptions options() {
    TrainingOptions options = TrainingOptions.fromModel();
    options = batchSize.map(options::withBatchSize).orElse(options);
    return threads.map(options::withThreads).orElse(options);
  }
}
