package dev.bowline.cli.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Runs a command in a child JVM whose options shorten the warm-up. To the outside the two are one
 * program: the child has the same input, outputs, terminal and process group, its exit status is
 * ours, and neither outlives the other.
 */
public final class Launcher {
  /** The environment variable that, if {@code same}, keeps all in the JVM that the user started. */
  private static final String VARIABLE = "BOWLINE_JVM";

  /** A JVM that broke down: it may be that the archive was not what it seemed. */
  private static final int ABORTED = 134;

  private Launcher() {}

  /** The exit status; empty where the command has to run in this JVM. */
  public static OptionalInt run(String... args) {
    if (System.getProperty(ChildOptions.PARENT) != null || "same".equals(System.getenv(VARIABLE))) {
      return OptionalInt.empty();
    }
    StartingJvm jvm = StartingJvm.current();
    return jvm.mayHaveChild() ? run(jvm, args) : OptionalInt.empty();
  }

  private static OptionalInt run(StartingJvm jvm, String... args) {
    Optional<Path> cache =
        CacheFolder.path(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home"));
    try {
      int status =
          cache.isPresent()
              ? run(jvm, new ClassArchive(jvm, cache.get()), args)
              : run(jvm, List.of(), args);
      return OptionalInt.of(status);
    } catch (IOException noProcess) {
      return OptionalInt.empty();
    }
  }

  private static int run(StartingJvm jvm, ClassArchive archive, String... args) throws IOException {
    Optional<Path> file = archive.find();
    int status = run(jvm, file.isPresent() ? ClassArchive.options(file.get()) : List.of(), args);
    try {
      if (status == ABORTED) {
        archive.drop();
      } else if (status == 0 && file.isEmpty()) {
        ArchiveMaker.start(jvm, archive);
      }
    } catch (IOException noCache) {
      return status;
    }
    return status;
  }

  private static int run(StartingJvm jvm, List<String> archive, String... args) throws IOException {
    return new Child(jvm.another(ChildOptions.of(jvm, archive, args)).inheritIO()).run();
  }
}
