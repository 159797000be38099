package dev.bowline.maven;

import dev.bowline.runtime.data.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The folder of generated sources. Touches a file only if its content changes. */
final class OutputFolder {
  private final Path root;

  OutputFolder(Path root) {
    this.root = root.normalize();
  }

  /** Whether every file is there with the content whose hash is given. */
  boolean holds(Map<String, String> hashes) throws IOException {
    for (Map.Entry<String, String> output : hashes.entrySet()) {
      Path file = root.resolve(output.getKey());
      if (!Files.isRegularFile(file)
          || !ContentHash.of(Files.readAllBytes(file)).equals(output.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Writes a source and says whether that changed anything. */
  boolean write(String path, String source) throws IOException {
    Path file = inside(path);
    Files.createDirectories(file.getParent());
    return AtomicFile.update(file, source.getBytes(StandardCharsets.UTF_8));
  }

  /** Removes a source, and the folders that it leaves empty, and says whether it was there. */
  boolean remove(String path) throws IOException {
    Path file = inside(path);
    boolean removed = Files.deleteIfExists(file);
    Path folder = file.getParent();
    while (!folder.equals(root) && deletedIfEmpty(folder)) {
      folder = folder.getParent();
    }
    return removed;
  }

  private static boolean deletedIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
      return true;
    } catch (DirectoryNotEmptyException e) {
      return false;
    }
  }

  /** A damaged state file must not lead us out of the folder. */
  private Path inside(String path) throws IOException {
    Path file = root.resolve(path).normalize();
    if (!file.startsWith(root) || file.equals(root)) {
      throw new IOException("a generated source may not be outside of " + root + ": " + path);
    }
    return file;
  }
}
