package dev.bowline.cli.launch;

import java.util.ArrayList;
import java.util.List;

/** What a child JVM is started with. */
final class ChildOptions {
  /** The system property by which a child knows its parent's process. */
  static final String PARENT = "bowline.parent";

  private ChildOptions() {}

  /** Ours before the user's: where both speak, a JVM takes the last word. */
  static List<String> of(StartingJvm jvm, List<String> archive, String... args) {
    List<String> options = new ArrayList<>();
    // Not every JVM knows ours; the user's have been accepted already.
    options.add("-XX:+IgnoreUnrecognizedVMOptions");
    // Java 24 and later warn, among the results, of how a library of ours gets at its arrays.
    options.add("-Dsun.misc.unsafe.memory.access=allow");
    options.addAll(archive);
    options.addAll(jvm.options());
    options.add("-D" + PARENT + "=" + jvm.pid());
    options.add("-jar");
    options.add(jvm.classPath().toString());
    options.addAll(List.of(args));
    return options;
  }
}
