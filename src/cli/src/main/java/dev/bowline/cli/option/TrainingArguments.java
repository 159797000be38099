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

  @Mixin private SeedOption seed;

  @Option(names = "--no-shuffle", description = "Take the rows in their order.")
  private boolean inOrder;

  @Mixin private StepArguments step;

  public SeedOption seed() {
    return seed;
  }

  /** The same for the Java API. */
  public TrainingOptions options() {
    TrainingOptions options = step.options();
    options = epochs.map(options::withEpochs).orElse(options);
    options = seed.seed().map(options::withSeed).orElse(options);
    return inOrder ? options.withShuffle(false) : options;
  }
}
