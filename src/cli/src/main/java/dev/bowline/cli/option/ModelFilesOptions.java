package dev.bowline.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Model files, all of them. */
public final class ModelFilesOptions {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "A model file (.ae).")
  private final List<Path> files = new ArrayList<>();

  @Mixin private ConstOptions consts;

  public List<Path> files() {
    return files;
  }

  public Map<String, String> consts() {
    return consts.consts();
  }
}
