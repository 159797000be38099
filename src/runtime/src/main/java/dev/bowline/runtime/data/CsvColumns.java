package dev.bowline.runtime.data;

/** Some columns of a text file. */
public sealed interface CsvColumns {
  /** The columns {@code first} to {@code last}, from 1. */
  record Range(int first, int last) implements CsvColumns {}

  /** The column with that name in the header. */
  record Named(String name) implements CsvColumns {}

  /** {@code 5}, {@code 5-8} or a name. */
  static CsvColumns parse(String text) {
    if (text.isEmpty()) {
      throw unexpected(text);
    }
    if (!text.matches("[0-9]+(\\s*-\\s*[0-9]+)?")) {
      return new Named(text);
    }
    String[] ends = text.split("\\s*-\\s*");
    try {
      Range range = new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
      if (range.first < 1 || range.last < range.first) {
        throw unexpected(text);
      }
      return range;
    } catch (NumberFormatException e) {
      throw unexpected(text);
    }
  }

  private static IllegalArgumentException unexpected(String text) {
    return new IllegalArgumentException(
        "columns: expected numbers from 1, ranges such as 1-30, or names, found `" + text + "`");
  }
}
