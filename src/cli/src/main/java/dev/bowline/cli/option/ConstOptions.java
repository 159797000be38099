package dev.bowline.cli.option;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Consts of a model file that get another value. */
public final class ConstOptions {
  @Option(
      names = "--const",
      paramLabel = "NAME=VALUE",
      description = "Replace a const of the file; may be given several times.")
  private final Map<String, String> consts = new LinkedHashMap<>();

  public Map<String, String> consts() {
    return consts;
  }
}
