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
import java.util.Arrays;
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

  /** The same for what is not written from beginning to end. */
  public interface ChannelContent {
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Makes a file hold these bytes, and does not touch it if it does already.
   *
   * @return whether that changed anything
   * @throws FileSystemException naming {@code file} if its folder does not allow it
   */
  public static boolean update(Path file, byte[] content) throws IOException {
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return false;
    }
    write(file, out -> out.write(content));
    return true;
  }

  /**
   * Writes a file. One that is replaced keeps its permissions; a new one gets those that the system
   * gives any new file.
   *
   * @throws FileSystemException naming {@code file} if its folder does not allow it
   */
  public static void write(Path file, Content content) throws IOException {
    writeChannel(
        file,
        channel -> {
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
          content.writeTo(out);
          out.flush();
        });
  }

  /** The same for content that is not written from beginning to end. */
  public static void writeChannel(Path file, ChannelContent content) throws IOException {
    if (isDevice(file)) {
      writeTo(file, content);
      return;
    }
    // A link stays one: what it points to is replaced.
    Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
    Path temporary = temporary(file, target);
    try {
      Permissions permissions = Permissions.of(target);
      permissions.restrict(temporary);
      writeTo(temporary, content);
      permissions.apply(temporary);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
    flushFolder(target.toAbsolutePath().getParent());
  }

  /**
   * Makes sure that a file could be written, so that no work is done in vain.
   *
   * @throws FileSystemException naming {@code file} and the reason
   */
  public static void require(Path file) throws IOException {
    if (!isDevice(file)) {
      Files.delete(temporary(file, file));
    }
  }

  /** Such as {@code /dev/stdout}, which can be written but not replaced. */
  private static boolean isDevice(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  private static Path temporary(Path file, Path target) throws IOException {
    if (Files.isDirectory(file)) {
      throw refused(file, "is a folder");
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw refused(file, "its folder does not exist");
    }
    String name = ".bowline-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp";
    try {
      return Files.createFile(folder.resolve(name));
    } catch (FileSystemException e) {
      FileSystemException clear = refused(file, "its folder cannot be written");
      clear.initCause(e);
      throw clear;
    }
  }

  private static FileSystemException refused(Path file, String reason) {
    return new FileSystemException(file.toString(), null, reason);
  }

  private static void writeTo(Path file, ChannelContent content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      content.writeTo(channel);
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
