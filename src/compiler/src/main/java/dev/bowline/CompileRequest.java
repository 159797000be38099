package dev.bowline;

import dev.bowline.source.SourceFile;
import java.util.List;
import java.util.Map;

/**
 * What to compile, and how.
 *
 * @param consts for each const that is replaced, the text of its new value
 */
public record CompileRequest(List<Source> sources, Map<String, String> consts) {
  public CompileRequest {
    sources = List.copyOf(sources);
    consts = Map.copyOf(consts);
  }

  /** One file in the unnamed package, as it is. */
  public static CompileRequest of(SourceFile file) {
    return new CompileRequest(List.of(new Source(file, "")), Map.of());
  }

  /**
   * A model file.
   *
   * @param defaultPackage its classes' Java package where it names none; empty for the unnamed one
   */
  public record Source(SourceFile file, String defaultPackage) {}
}
