package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file, decompressed if they are gzip's, whatever the file's name. */
public final class ByteSource implements AutoCloseable {
  /** Deflate never makes more than 1,032 bytes of one. */
  private static final long LARGEST_RATIO = 1032;

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final InputStream in;
  private final long atMost;
  private final boolean compressed;

  // Of our own, since the library's streams lock for each byte.
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;

  private ByteSource(Path file, InputStream raw, long length) throws IOException {
    this.file = file;
    raw.mark(2);
    compressed = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    in = compressed ? gzip(raw) : raw;
    atMost = compressed ? length * LARGEST_RATIO : length;
  }

  static ByteSource open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a folder");
    }
    long length = Files.size(file);
    return of(file, raw(file), length);
  }

  /** One that an interrupt does not close: a training that gets one ends after its step. */
  private static InputStream raw(Path file) throws IOException {
    if (!file.getFileSystem().equals(FileSystems.getDefault())) {
      return Files.newInputStream(file);
    }
    if (Files.exists(file) && !Files.isReadable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    return new FileInputStream(file.toFile());
  }

  /**
   * The bytes of a stream.
   *
   * @param file for messages
   * @param length a bound on how many there are, before decompression
   */
  public static ByteSource of(Path file, InputStream raw, long length) throws IOException {
    InputStream buffered = new BufferedInputStream(raw);
    try {
      return new ByteSource(file, buffered, length);
    } catch (IOException e) {
      buffered.close();
      throw e;
    }
  }

  /** For messages. */
  public Path file() {
    return file;
  }

  /** A bound on the bytes to come, to compare claims with. */
  long atMost() {
    return atMost;
  }

  /** Whether {@link #atMost} is only a bound. */
  public boolean compressed() {
    return compressed;
  }

  /** The next byte, or -1 at the end. */
  public int read() throws IOException {
    return at < end || refilled() ? buffer[at++] & 0xff : -1;
  }

  /** Fills the array, or reads up to the end; how many bytes there were. */
  public int read(byte[] bytes, int length) throws IOException {
    int done = 0;
    while (done < length && (at < end || refilled())) {
      int count = Math.min(length - done, end - at);
      System.arraycopy(buffer, at, bytes, done, count);
      at += count;
      done += count;
    }
    return done;
  }

  /** Leaves so many bytes out, or as many as there are up to the end; returns their number. */
  long skip(long count) throws IOException {
    long done = Math.min(count, end - at);
    at += (int) done;
    // The end must be seen to be there: a file may be skipped beyond it.
    while (done < count - 1 && !compressed) {
      long skipped = in.skip(count - 1 - done);
      if (skipped <= 0) {
        break;
      }
      done += skipped;
    }
    while (done < count && (at < end || refilled())) {
      int here = (int) Math.min(count - done, end - at);
      at += here;
      done += here;
    }
    return done;
  }

  /** So many bytes; {@code what} they are is for the message if there are fewer. */
  public byte[] require(int length, String what) throws IOException {
    byte[] bytes = new byte[length];
    int found = read(bytes, length);
    if (found < length) {
      throw new InputException(file, length + " bytes of " + what, found + " bytes");
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean refilled() throws IOException {
    try {
      at = 0;
      end = Math.max(0, in.read(buffer));
      return end > 0;
    } catch (EOFException | ZipException e) {
      throw broken(e);
    }
  }

  private InputStream gzip(InputStream raw) throws IOException {
    try {
      return new GZIPInputStream(raw, BUFFER);
    } catch (EOFException | ZipException e) {
      throw broken(e);
    }
  }

  private InputException broken(IOException e) {
    String found = e instanceof EOFException ? "an end before it" : "broken data";
    InputException clear =
        new InputException(file, "whole " + (compressed ? "gzip" : "compressed") + " data", found);
    clear.initCause(e);
    return clear;
  }
}
