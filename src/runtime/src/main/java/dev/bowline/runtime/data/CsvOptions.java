package dev.bowline.runtime.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Which part of a file with columns to read.
 *
 * @param columns which columns, in this order; all if empty
 * @param excluded which of them not to read
 * @param missing what to do with a row in which a value is missing
 * @param skipLines how many lines at the start of a text are not looked at
 */
public record CsvOptions(
    List<CsvColumns> columns, List<CsvColumns> excluded, MissingValues missing, int skipLines) {
  private static final CsvOptions ALL =
      new CsvOptions(List.of(), List.of(), MissingValues.ERROR, 0);

  /** Checks the number of lines. */
  public CsvOptions {
    columns = List.copyOf(columns);
    excluded = List.copyOf(excluded);
    if (skipLines < 0) {
      throw new IllegalArgumentException("lines to skip: expected at least 0, found " + skipLines);
    }
  }

  /** Everything; a missing value is a fault. */
  public static CsvOptions all() {
    return ALL;
  }

  /**
   * Only these columns: numbers from 1, names from the header, or ranges of either, separated by
   * commas, such as {@code 1-30,35} or {@code age,width-height}. A name that has a dash in it is
   * that name if the header has it.
   *
   * @throws IllegalArgumentException if the text is none of that
   */
  public CsvOptions withColumns(String text) {
    return new CsvOptions(parse(text), excluded, missing, skipLines);
  }

  /** Without these columns, which are written as those of {@link #withColumns}. */
  public CsvOptions withExcluded(String text) {
    return new CsvOptions(columns, parse(text), missing, skipLines);
  }

  /** With something else done where a value is missing. */
  public CsvOptions withMissing(MissingValues policy) {
    return new CsvOptions(columns, excluded, policy, skipLines);
  }

  /** Without so many lines at the start. */
  public CsvOptions withSkipLines(int lines) {
    return new CsvOptions(columns, excluded, missing, lines);
  }

  boolean needsHeader() {
    return columns.stream().anyMatch(CsvColumns.Named.class::isInstance)
        || excluded.stream().anyMatch(CsvColumns.Named.class::isInstance);
  }

  private static List<CsvColumns> parse(String text) {
    List<CsvColumns> parsed = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      parsed.add(CsvColumns.parse(part.strip()));
    }
    return parsed;
  }
}
