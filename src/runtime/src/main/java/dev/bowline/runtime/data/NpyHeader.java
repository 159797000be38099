package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the header of a {@code .npy} file says: a Python dictionary with three known keys. */
record NpyHeader(ArrayBody.Element element, int[] dimensions) {
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*('[^']*'|[^,}]*)");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]*)\\)");

  static NpyHeader parse(Path file, String text) throws InputException {
    String type = find(TYPE, file, text, "descr");
    String order = find(ORDER, file, text, "fortran_order");
    String shape = find(SHAPE, file, text, "shape");
    if (order.equals("True")) {
      throw new InputException(file, "C order, as numpy.ascontiguousarray gives", "Fortran order");
    }
    return new NpyHeader(element(file, type), dimensions(file, shape));
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
