package dev.bowline.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Weights to read. */
public final class WeightsOption {
  @Option(
      names = "--weights",
      required = true,
      paramLabel = "W",
      description = "The weights to use (.safetensors).")
  private Path weights;

  public Path file() {
    return weights;
  }
}
