package dev.bowline.formats.npz;

import dev.bowline.formats.stored.NamedTensors;
import dev.bowline.formats.stored.StoredTensor;
import dev.bowline.formats.stored.StoredWeights;
import dev.bowline.formats.weights.Matrices;
import dev.bowline.runtime.InputException;
import dev.bowline.runtime.data.ByteSource;
import dev.bowline.runtime.data.NpyHeader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads {@code .npz}, compressed or not. Of an entry no more is ever decompressed than its header
 * and, if its shape is the expected one, its numbers: a zip bomb does not go off.
 */
public final class NpzReader {
  private static final String ENDING = ".npy";
  private static final int MOST_ENTRIES = 10_000;
  private static final int CHUNK = 1 << 13;

  private final Path path;
  private final ZipFile zip;

  private NpzReader(Path path, ZipFile zip) {
    this.path = path;
    this.zip = zip;
  }

  /** Opens the archive. */
  public static ZipFile open(Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw because(e, new InputException(path, "a .npz file, which is a zip archive", found(e)));
    }
  }

  /**
   * What the archive holds.
   *
   * @param zip open as long as numbers are read
   */
  public static StoredWeights read(Path path, ZipFile zip) throws IOException {
    NpzReader reader = new NpzReader(path, zip);
    if (zip.size() > MOST_ENTRIES) {
      throw new InputException(
          path, "at most " + MOST_ENTRIES + " arrays", String.valueOf(zip.size()));
    }
    List<StoredTensor> tensors = new ArrayList<>();
    for (ZipEntry entry : reader.entries()) {
      tensors.add(reader.tensor(entry));
    }
    return NamedTensors.of(path, tensors);
  }

  private List<? extends ZipEntry> entries() throws InputException {
    try {
      return Collections.list(zip.entries());
    } catch (IllegalArgumentException e) {
      throw because(e, new InputException(path, "names of arrays in UTF-8", found(e)));
    }
  }

  private StoredTensor tensor(ZipEntry entry) throws IOException {
    if (!entry.getName().endsWith(ENDING)) {
      throw new InputException(path, "only .npy files in the archive", "`" + entry.getName() + "`");
    }
    String name = entry.getName().substring(0, entry.getName().length() - ENDING.length());
    try (ByteSource in = source(entry, new CRC32())) {
      NpyHeader header = NpyHeader.read(in);
      return StoredTensor.of(name, header.dimensions(), () -> numbers(entry, name));
    } catch (InputException e) {
      throw inside(name, e);
    } catch (ZipException | EOFException e) {
      throw broken(name, e);
    }
  }

  private float[] numbers(ZipEntry entry, String name) throws IOException {
    CRC32 crc = new CRC32();
    try (ByteSource in = source(entry, crc)) {
      NpyHeader header = NpyHeader.read(in);
      int count = 1;
      for (int length : header.dimensions()) {
        count = Math.multiplyExact(count, length);
      }
      float[] numbers = numbers(in, header, count);
      if (in.read() >= 0) {
        throw new InputException(path, count + " numbers as its header says", "more behind them");
      }
      if (entry.getCrc() >= 0 && entry.getCrc() != crc.getValue()) {
        throw new InputException(path, "data of the checksum that is beside them", "others");
      }
      return header.order() == NpyHeader.Order.FORTRAN && header.dimensions().length == 2
          ? Matrices.transposed(numbers, header.dimensions()[1], header.dimensions()[0])
          : numbers;
    } catch (InputException e) {
      throw inside(name, e);
    } catch (ZipException | EOFException e) {
      throw broken(name, e);
    }
  }

  private float[] numbers(ByteSource in, NpyHeader header, int count) throws IOException {
    float[] numbers = new float[count];
    int width = header.element().bytes();
    byte[] bytes = new byte[CHUNK * width];
    for (int at = 0; at < count; at += CHUNK) {
      int some = Math.min(CHUNK, count - at);
      int found = in.read(bytes, some * width) / width;
      if (found < some) {
        throw new InputException(
            path, count + " numbers as its header says", (at + found) + " and the end");
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < some; i++) {
        numbers[at + i] = header.element().next(buffer);
      }
    }
    return numbers;
  }

  /** Java checks no checksum here; {@code crc} takes it. */
  private ByteSource source(ZipEntry entry, CRC32 crc) throws IOException {
    InputStream in = zip.getInputStream(entry);
    if (in == null) {
      throw new ZipException("no data");
    }
    ByteSource source = ByteSource.of(path, new CheckedInputStream(in, crc), Long.MAX_VALUE >> 11);
    if (source.compressed()) {
      source.close();
      throw new InputException(path, "a .npy file as it is", "a gzip file");
    }
    return source;
  }

  private InputException inside(String name, InputException e) {
    return because(e, new InputException(path, "for `" + name + "` " + e.expected(), e.found()));
  }

  private InputException broken(String name, IOException e) {
    return because(e, new InputException(path, "whole data for `" + name + "`", found(e)));
  }

  private static InputException because(Exception cause, InputException clear) {
    clear.initCause(cause);
    return clear;
  }

  private static String found(Exception e) {
    return e.getMessage() == null ? "an end before it or something else" : e.getMessage();
  }
}
