package dev.bowline.cli.option;

import picocli.CommandLine.Option;

/** For people or for programs. */
public final class FormatOption {
  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private TextFormat format;

  public TextFormat format() {
    return format;
  }
}
