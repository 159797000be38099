package dev.bowline.runtime.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Which part of a text file to read.
 *
 * @param columns which columns, in this order; all if empty
 * @param skipLines how many lines at the start are not looked at
 */
public record CsvOptions(List<CsvColumns> columns, int skipLines) {
  private static final CsvOptions ALL = new CsvOptions(List.of(), 0);

  /** Checks the number of lines. */
  public CsvOptions {
    columns = List.copyOf(columns);
    if (skipLines < 0) {
      throw new IllegalArgumentException("lines to skip: expected at least 0, found " + skipLines);
    }
  }

  /** Everything. */
  public static CsvOptions all() {
    return ALL;
  }

  /**
   * Only these columns: numbers from 1, ranges of them, or names from the header, separated by
   * commas, such as {@code 1-30,35} or {@code width,height}.
   *
   * @throws IllegalArgumentException if the text is none of that
   */
  public CsvOptions withColumns(String text) {
    List<CsvColumns> parsed = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      parsed.add(CsvColumns.parse(part.strip()));
    }
    return new CsvOptions(parsed, skipLines);
  }

  /** Without so many lines at the start. */
  public CsvOptions withSkipLines(int lines) {
    return new CsvOptions(columns, lines);
  }

  boolean needsHeader() {
    return columns.stream().anyMatch(CsvColumns.Named.class::isInstance);
  }
}
