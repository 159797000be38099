package dev.bowline.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Arrays as NumPy prints them: in lines, and large ones without their middle. */
public final class ArrayText {
  /** An array with more numbers loses its middle. */
  private static final int WHOLE = 1000;

  /** How many rows or numbers then stay at each end. */
  private static final int EDGE = 3;

  private static final String ELLIPSIS = "...";

  private final float[] values;
  private final boolean whole;
  private final String format;

  private ArrayText(float[] values) {
    this.values = values;
    this.whole = values.length <= WHOLE;
    this.format = format(values);
  }

  /** A matrix [rows][columns], a row a line. */
  public static String matrix(float[] values, int columns, String indent) {
    return new ArrayText(values).matrix(columns, indent);
  }

  /** A vector, in one line. */
  public static String vector(float[] values, String indent) {
    return indent + new ArrayText(values).row(0, values.length);
  }

  private String matrix(int columns, String indent) {
    List<String> lines = new ArrayList<>();
    for (int row : kept(values.length / columns)) {
      lines.add(row < 0 ? ELLIPSIS : row(row * columns, columns));
    }
    return indent + "[" + String.join("\n" + indent + " ", lines) + "]";
  }

  private String row(int start, int count) {
    List<String> numbers = new ArrayList<>();
    for (int i : kept(count)) {
      numbers.add(i < 0 ? ELLIPSIS : String.format(Locale.ROOT, format, values[start + i]));
    }
    return "[" + String.join(" ", numbers) + "]";
  }

  /** The indices to show; -1 stands for those between. */
  private int[] kept(int count) {
    if (whole || count <= 2 * EDGE) {
      return IntStream.range(0, count).toArray();
    }
    return IntStream.concat(
            IntStream.concat(IntStream.range(0, EDGE), IntStream.of(-1)),
            IntStream.range(count - EDGE, count))
        .toArray();
  }

  /** One for all numbers, so that they line up: with exponents only where they are needed. */
  private static String format(float[] values) {
    double largest = 0;
    for (float value : values) {
      double size = Math.abs(value);
      largest = Math.max(largest, size);
    }
    boolean plain = largest < 1e4 && (largest == 0 || largest >= 1e-3);
    int width = 8 + (largest >= 10 ? (int) Math.log10(largest) : 0);
    return plain ? "%" + (width + 1) + ".6f" : "% .6e";
  }
}
