package dev.bowline;

import dev.bowline.ast.ModelFile;
import dev.bowline.plan.Target;
import dev.bowline.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to compile, and how.
 *
 * @param built models that were written in Java; without a package they go into the unnamed one
 * @param consts for each const that is replaced, the text of its new value
 * @param targets the kernels that the classes have besides the plain ones
 */
public record CompileRequest(
    List<Source> sources, List<ModelFile> built, Map<String, String> consts, Set<Target> targets) {
  public CompileRequest {
    sources = List.copyOf(sources);
    built = List.copyOf(built);
    consts = Map.copyOf(consts);
    targets = Set.copyOf(targets);
  }

  /** The same with plain kernels only. */
  public CompileRequest(List<Source> sources, List<ModelFile> built, Map<String, String> consts) {
    this(sources, built, consts, Set.of(Target.PLAIN));
  }

  /** The same with other kernels. */
  public CompileRequest with(Set<Target> targets) {
    return new CompileRequest(sources, built, consts, targets);
  }

  /** One file in the unnamed package, as it is. */
  public static CompileRequest of(SourceFile file) {
    return new CompileRequest(List.of(new Source(file, "")), Map.of());
  }

  /** One model file written in Java. */
  public static CompileRequest of(ModelFile built) {
    return new CompileRequest(List.of(), List.of(built), Map.of());
  }

  /** Files alone. */
  public CompileRequest(List<Source> sources, Map<String, String> consts) {
    this(sources, List.of(), consts);
  }

  /**
   * A model file.
   *
   * @param defaultPackage its classes' Java package where it names none; empty for the unnamed one
   */
  public record Source(SourceFile file, String defaultPackage) {}
}
