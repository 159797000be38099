package dev.bowline.cli.option;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One model file, and which of its models is meant. */
public final class ModelOptions {
  @Parameters(paramLabel = "FILE", description = "The model file (.ae).")
  private Path file;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Which model, where the file declares several.")
  private Optional<String> model = Optional.empty();

  @Mixin private ConstOptions consts;

  public Path file() {
    return file;
  }

  public Optional<String> model() {
    return model;
  }

  public Map<String, String> consts() {
    return consts.consts();
  }
}
