package dev.bowline.formats.npz;

import dev.bowline.formats.weights.Part;
import dev.bowline.formats.weights.PartTensors;
import dev.bowline.formats.weights.Weights;
import dev.bowline.runtime.data.AtomicFile;
import dev.bowline.runtime.spi.Tensor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes what {@code numpy.load} reads, uncompressed, as {@code numpy.savez} does. */
public final class NpzWriter {
  private static final int ALIGNMENT = 64;

  /** Zip entries have a date; the earliest one that they can have makes files comparable. */
  private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private NpzWriter() {}

  public static void write(Path file, Weights weights, Part part) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out));
          for (Tensor<float[]> tensor : PartTensors.stored(weights, part)) {
            write(zip, tensor);
          }
          zip.finish();
          zip.flush();
        });
  }

  private static void write(ZipOutputStream zip, Tensor<float[]> tensor) throws IOException {
    byte[] header = header(tensor.shape());
    ByteBuffer numbers =
        ByteBuffer.allocate(Math.multiplyExact(4, tensor.size())).order(ByteOrder.LITTLE_ENDIAN);
    numbers.asFloatBuffer().put(tensor.values(), 0, tensor.size());
    CRC32 crc = new CRC32();
    crc.update(header);
    crc.update(numbers.array());
    ZipEntry entry = new ZipEntry(tensor.name() + ".npy");
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(DATE);
    entry.setSize((long) header.length + numbers.capacity());
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(header);
    ((OutputStream) zip).write(numbers.array());
    zip.closeEntry();
  }

  /** Version 1: magic, version, length, and a dictionary padded with spaces. */
  private static byte[] header(int[] shape) {
    String dimensions =
        Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String text =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%s%s), }"
            .formatted(dimensions, shape.length == 1 ? "," : "");
    int start = 10;
    int padding = ALIGNMENT - 1 - (start + text.length()) % ALIGNMENT;
    String padded = text + " ".repeat(padding) + "\n";
    return ByteBuffer.allocate(start + padded.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
