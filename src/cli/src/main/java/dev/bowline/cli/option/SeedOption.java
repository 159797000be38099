package dev.bowline.cli.option;

import dev.bowline.model.Model;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where random numbers come from. */
public final class SeedOption {
  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Where random numbers come from (default: the model file's seed).")
  private Optional<Long> seed = Optional.empty();

  /** The seed that was given. */
  public Optional<Long> seed() {
    return seed;
  }

  /** The seed that was given, or else the model's. */
  public long seed(Model model) {
    return seed.orElse(model.training().seed());
  }
}
