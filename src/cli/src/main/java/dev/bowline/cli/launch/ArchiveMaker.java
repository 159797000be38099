package dev.bowline.cli.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes a class archive. It is a program of its own: a JVM writes an archive when it ends, and if
 * it cannot, it says so and ends with status 1, which must not become of a user's command.
 */
public final class ArchiveMaker {
  /** The system property by which a JVM knows that it is to rehearse, and in which folder. */
  public static final String REHEARSAL = "bowline.rehearsal";

  /** A rehearsal takes 2 to 3 on an idle machine. */
  private static final int SECONDS = 120;

  private final StartingJvm jvm;
  private final ClassArchive archive;

  private ArchiveMaker(StartingJvm jvm, ClassArchive archive) {
    this.jvm = jvm;
    this.archive = archive;
  }

  /** Has an archive made, if nobody else does, in a process that nobody waits for. */
  static void start(StartingJvm jvm, ClassArchive archive) throws IOException {
    if (!archive.claim()) {
      return;
    }
    silently(
        jvm,
        archive.folder(),
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx32m",
            "-cp",
            jvm.classPath().toString(),
            ArchiveMaker.class.getName(),
            archive.folder().toString()));
  }

  private static Process silently(StartingJvm jvm, Path folder, List<String> arguments)
      throws IOException {
    return jvm.another(arguments)
        .directory(folder.toFile())
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  /**
   * Makes the archive of the JVM that runs this.
   *
   * @param args the folder for it
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    StartingJvm jvm = StartingJvm.current();
    new ArchiveMaker(jvm, new ClassArchive(jvm, Path.of(args[0]))).make();
  }

  /** The claim stays where the archive cannot be made. */
  private void make() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(archive.folder(), "making");
    Path draft = folder.resolve("draft.jsa");
    Process rehearsal = rehearse(folder, draft);
    Thread abandon = new Thread(() -> abandon(rehearsal, folder));
    Runtime.getRuntime().addShutdownHook(abandon);
    boolean made =
        rehearsal.waitFor(SECONDS, TimeUnit.SECONDS)
            && rehearsal.exitValue() == 0
            && Files.isRegularFile(draft);
    Runtime.getRuntime().removeShutdownHook(abandon);
    if (made) {
      archive.accept(draft);
    }
    end(rehearsal, folder);
  }

  private Process rehearse(Path folder, Path draft) throws IOException {
    return silently(
        jvm,
        folder,
        List.of(
            "-XX:ArchiveClassesAtExit=" + draft,
            "-D" + REHEARSAL + "=" + folder,
            "-jar",
            jvm.classPath().toString()));
  }

  /** What remains to be done when this program is stopped: another may try again at once. */
  private void abandon(Process rehearsal, Path folder) {
    end(rehearsal, folder);
    try {
      archive.disclaim();
    } catch (IOException e) {
      // Then nobody will try for a while.
    }
  }

  private static void end(Process rehearsal, Path folder) {
    rehearsal.destroyForcibly().onExit().join();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException | UncheckedIOException e) {
      // Something of ours stays in the cache.
    }
  }
}
