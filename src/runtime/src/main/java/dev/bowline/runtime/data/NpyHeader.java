package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the header of a {@code .npy} file says: a Python dictionary with three known keys.
 *
 * @param bytes how long it is, with what stands before the dictionary
 * @param dimensions of the array; none for a single number
 */
public record NpyHeader(long bytes, ArrayBody.Element element, Order order, int[] dimensions) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*('[^']*'|[^,}]*)");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]*)\\)");

  /** Which axis runs fastest in the file. */
  public enum Order {
    /** The last one. */
    C,
    /** The first one. */
    FORTRAN
  }

  /**
   * Reads it from the start of an array, versions 1 to 3: magic, version, length and text.
   *
   * @throws InputException if it is broken, or the numbers are not little-endian floating point
   */
  public static NpyHeader read(ByteSource in) throws IOException {
    byte[] start = in.require(8, "a .npy header");
    for (int i = 0; i < MAGIC.length; i++) {
      if (start[i] != MAGIC[i]) {
        throw new InputException(in.file(), "a .npy file, which starts with \\x93NUMPY", "others");
      }
    }
    int version = start[6];
    if (version < 1 || version > 3) {
      throw new InputException(in.file(), ".npy version 1, 2 or 3", "version " + version);
    }
    int lengthBytes = version == 1 ? 2 : 4;
    ByteBuffer length =
        ByteBuffer.wrap(in.require(lengthBytes, "a .npy header")).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength =
        version == 1 ? length.getShort() & 0xffff : Integer.toUnsignedLong(length.getInt());
    if (headerLength > LONGEST) {
      throw new InputException(
          in.file(), "a header of at most " + LONGEST + " bytes", headerLength + " bytes");
    }
    String text =
        new String(in.require((int) headerLength, "a .npy header"), StandardCharsets.UTF_8);
    return parse(in.file(), text, 8 + lengthBytes + headerLength);
  }

  private static NpyHeader parse(Path file, String text, long bytes) throws InputException {
    String type = find(TYPE, file, text, "descr");
    String order = find(ORDER, file, text, "fortran_order");
    String shape = find(SHAPE, file, text, "shape");
    return new NpyHeader(
        bytes,
        element(file, type),
        order.equals("True") ? Order.FORTRAN : Order.C,
        dimensions(file, shape));
  }

  private static ArrayBody.Element element(Path file, String type) throws InputException {
    if (type.equals("'<f4'")) {
      return ArrayBody.Element.FLOAT32;
    }
    if (type.equals("'<f8'")) {
      return ArrayBody.Element.FLOAT64;
    }
    throw new InputException(
        file, "little-endian float32 or float64 ('<f4', '<f8')", "the type " + type);
  }

  private static int[] dimensions(Path file, String shape) throws InputException {
    String[] parts = shape.replace("L", "").strip().split("\\s*,\\s*");
    if (parts[0].isEmpty()) {
      return new int[0];
    }
    int[] dimensions = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        dimensions[i] = Integer.parseInt(parts[i]);
      } catch (NumberFormatException e) {
        throw new InputException(
            file, "dimensions below " + Integer.MAX_VALUE, "the shape (" + shape + ")");
      }
    }
    return dimensions;
  }

  private static String find(Pattern pattern, Path file, String text, String key)
      throws InputException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new InputException(file, "a .npy header with `" + key + "`", "one without");
    }
    return matcher.group(1).strip();
  }
}
