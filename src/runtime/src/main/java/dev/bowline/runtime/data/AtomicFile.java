package dev.bowline.runtime.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Replaces a file in one step: the content goes to a temporary file beside it, which is flushed to
 * the disk and moved into place. Whatever fails, the old file stays as it was.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** What writes the new content. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @throws FileSystemException naming {@code file} if its folder does not allow it
   */
  public static void write(Path file, Content content) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      writeTo(file, content, StandardOpenOption.WRITE);
      return;
    }
    // A link stays one: what it points to is replaced.
    Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new FileSystemException(file.toString(), null, "its folder does not exist");
    }
    Path temporary =
        folder.resolve(
            ".bowline-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp");
    try {
      create(file, temporary);
      keepPermissions(target, temporary);
      writeTo(temporary, content, StandardOpenOption.WRITE);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
    flushFolder(folder);
  }

  private static void create(Path file, Path temporary) throws IOException {
    try {
      Files.createFile(temporary);
    } catch (FileSystemException e) {
      FileSystemException clear =
          new FileSystemException(file.toString(), null, "its folder cannot be written");
      clear.initCause(e);
      throw clear;
    }
  }

  /** Who may read and write the old file may the new one, where the system knows of that. */
  private static void keepPermissions(Path target, Path temporary) throws IOException {
    if (Files.exists(target)
        && Files.getFileStore(temporary).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
    }
  }

  private static void writeTo(Path file, Content content, StandardOpenOption option)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, option)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.writeTo(out);
      out.flush();
      if (Files.isRegularFile(file)) {
        channel.force(true);
      }
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The move itself is safe only then; some systems cannot, and lose at most the new file. */
  private static void flushFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }
}
