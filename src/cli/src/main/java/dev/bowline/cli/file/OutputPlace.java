package dev.bowline.cli.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a result shall go: found out before the work, not after it. */
public final class OutputPlace {
  private OutputPlace() {}

  /**
   * Makes sure that a file can be made there or replaced.
   *
   * @throws FileSystemException naming {@code file} and the reason
   */
  public static void require(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw refused(file, "is a folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw refused(file, "its folder does not exist");
    }
    try {
      Files.delete(Files.createTempFile(folder, ".bowline-", ".tmp"));
    } catch (IOException e) {
      FileSystemException clear = refused(file, "its folder cannot be written");
      clear.initCause(e);
      throw clear;
    }
  }

  private static FileSystemException refused(Path file, String reason) {
    return new FileSystemException(file.toString(), null, reason);
  }
}
