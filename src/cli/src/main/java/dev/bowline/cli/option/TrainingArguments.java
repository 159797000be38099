package dev.bowline.cli.option;

import dev.bowline.runtime.TrainingOptions;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What replaces the settings of a train block. */
public final class TrainingArguments {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "How often to go through the data.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "How many rows make a step.")
  private Optional<Integer> batchSize = Optional.empty();

  @Mixin private SeedOption seed;

  @Option(names = "--no-shuffle", description = "Take the rows in their order.")
  private boolean inOrder;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "How many threads share a step (default: one for each processor).")
  private Optional<Integer> threads = Optional.empty();

  @Mixin private KernelsOption kernels;

  public SeedOption seed() {
    return seed;
  }

  /** The same for the Java API. */
  public TrainingOptions options() {
    TrainingOptions options = TrainingOptions.fromModel();
    options = epochs.map(options::withEpochs).orElse(options);
    options = batchSize.map(options::withBatchSize).orElse(options);
    options = seed.seed().map(options::withSeed).orElse(options);
    options = threads.map(options::withThreads).orElse(options);
    return inOrder ? options.withShuffle(false) : options;
  }
}
