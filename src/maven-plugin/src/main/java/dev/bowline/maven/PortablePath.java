package dev.bowline.maven;

import java.nio.file.Path;

/**
 * PortablePath as they may stand in generated sources and state files: the same on every machine.
 */
final class PortablePath {
  private PortablePath() {}

  /** The path from a folder to a file, or the file as it is where there is no such path. */
  static Path relative(Path folder, Path file) {
    try {
      return folder.relativize(file);
    } catch (IllegalArgumentException onAnotherDrive) {
      return file;
    }
  }

  static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
