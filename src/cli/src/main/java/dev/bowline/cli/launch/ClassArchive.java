package dev.bowline.cli.launch;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The program's classes in the form in which a JVM holds them in memory, so that it maps a file
 * where it would have to read, verify and link: class data sharing. The file fits one jar and one
 * JVM, and lies in the user's cache. It saves time and nothing else: whatever goes wrong with it
 * goes unsaid, and the JVM finds out for itself whether it fits.
 */
final class ClassArchive {
  /** For so long nobody tries again to make what could not be made. */
  private static final long PATIENCE_MILLIS = TimeUnit.DAYS.toMillis(1);

  private static final String ENDING = ".jsa";

  private final Path folder;

  /** What the archives of all builds of this jar and of this JVM begin with. */
  private final String places;

  /** What the archive for this build begins with; behind it stands the file's length. */
  private final String name;

  /** Says that the archive is being made, or could not be. */
  private final Path claim;

  /** Where there is one, it lies in {@code folder}. */
  ClassArchive(StartingJvm jvm, Path folder) {
    this.folder = folder;
    places = "classes-" + hash(jvm.classPath() + File.pathSeparator + jvm.home()) + "-";
    name = places + hash(builds(jvm)) + "-";
    claim = folder.resolve(name + "claim");
  }

  Path folder() {
    return folder;
  }

  /** The file. */
  Optional<Path> find() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        // A JVM maps as much as the head of the file says, and breaks down if the rest is missing.
        if (fileName(file).equals(name + Files.size(file) + ENDING)) {
          return Optional.of(file);
        }
      }
    } catch (IOException noFolder) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** What a JVM needs to use a file. */
  static List<String> options(Path file) {
    // In a path separator the JVM would see a second archive.
    if (file.toString().contains(File.pathSeparator)) {
      return List.of();
    }
    return List.of(
        "-XX:SharedArchiveFile=" + file,
        "-Xshare:auto",
        // That an archive does not fit is no news, and warnings would go among the results.
        "-Xlog:disable",
        "-Xlog:all=error,cds*=off:stderr");
  }

  /**
   * Whether it is this process that makes it, of all that may want to at the same time.
   *
   * @throws IOException if the folder is not for us to write to
   */
  boolean claim() throws IOException {
    Files.createDirectories(folder);
    if (Files.exists(claim) && age(claim) > PATIENCE_MILLIS) {
      Files.deleteIfExists(claim);
    }
    try {
      Files.createFile(claim);
      return true;
    } catch (FileAlreadyExistsException another) {
      return false;
    }
  }

  /** Gives up the claim, so that another process may make it. */
  void disclaim() throws IOException {
    Files.deleteIfExists(claim);
  }

  /** Takes a finished file from below the folder, in place of those of earlier builds. */
  void accept(Path finished) throws IOException {
    try (FileChannel written = FileChannel.open(finished)) {
      // Or a loss of power might leave a file of the right length and nothing in it.
      written.force(true);
    }
    drop();
    Files.move(
        finished,
        folder.resolve(name + Files.size(finished) + ENDING),
        StandardCopyOption.ATOMIC_MOVE);
    disclaim();
  }

  /** Deletes the file, and those of earlier builds. */
  void drop() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (fileName(file).startsWith(places) && fileName(file).endsWith(ENDING)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static String fileName(Path file) {
    return file.getFileName().toString();
  }

  private static long age(Path path) throws IOException {
    return System.currentTimeMillis() - Files.getLastModifiedTime(path).toMillis();
  }

  /** What a JVM asks of an archive: the very same jar, and the very same build of itself. */
  private static String builds(StartingJvm jvm) {
    try {
      BasicFileAttributes jar = Files.readAttributes(jvm.classPath(), BasicFileAttributes.class);
      return jar.size() + " " + jar.lastModifiedTime().toMillis() + " " + jvm.version();
    } catch (IOException unreadable) {
      return jvm.version();
    }
  }

  /** Short, for a name. That two are alike does no harm: the JVM refuses what does not fit. */
  private static String hash(String text) {
    return Integer.toHexString(text.hashCode());
  }
}
