package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows of numbers, one a line. The first line is a header if it holds no number at all, or if
 * columns are named; empty lines may only stand at the end.
 */
final class CsvReader implements RowReader {
  private final ByteSource in;
  private final CsvOptions options;
  private final CsvLines lines;
  private final Consumer<SkippedRows> told;
  private long rows;
  private int skipped;
  private int firstSkipped;
  private int emptyLine;

  /** How many cells each line has; 0 before the first. */
  private int width;

  private int[] columns = new int[0];
  private List<String> header = List.of();

  /** The cells of the row to be read next; empty behind the last one. */
  private Optional<List<String>> next = Optional.empty();

  private CsvReader(ByteSource in, CsvOptions options, Consumer<SkippedRows> told) {
    this.in = in;
    this.options = options;
    this.told = told;
    lines = new CsvLines(in);
  }

  /**
   * Begins at the first row, which has to be there.
   *
   * @param told of the rows that were left out, when the last row has been read, if there are any
   */
  static RowReader open(ByteSource in, CsvOptions options, Consumer<SkippedRows> told)
      throws IOException {
    CsvReader reader = new CsvReader(in, options, told);
    reader.lines.skip(options.skipLines());
    reader.advance();
    return reader;
  }

  @Override
  public int[] shape() {
    return new int[] {columns.length};
  }

  @Override
  public int promised() {
    return 0;
  }

  @Override
  public int read(float[] values, int at, int most) throws IOException {
    int read = 0;
    int to = at;
    while (read < most && next.isPresent()) {
      List<String> cells = next.get();
      for (int column : columns) {
        values[to++] = number(cells.get(column), column);
      }
      read++;
      advance();
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Looks for the next row. */
  private void advance() throws IOException {
    Optional<List<String>> line = lines.next();
    while (line.isPresent() && !isRow(line.get())) {
      line = lines.next();
    }
    next = line;
    if (next.isPresent()) {
      rows++;
      return;
    }
    if (rows == 0) {
      throw skipped == 0
          ? fault("at least one row of numbers", "none")
          : fault("at least one row without missing values", "none in " + skipped + " rows");
    }
    if (skipped > 0) {
      told.accept(new SkippedRows(skipped, "line " + firstSkipped));
    }
  }

  /** Whether a line is one of the rows to be read. */
  private boolean isRow(List<String> cells) throws InputException {
    // In a text of one column, an empty line is a row without its value.
    if (isEmpty(cells) && !(options.missing() == MissingValues.SKIP && width == 1)) {
      emptyLine = emptyLine == 0 ? lines.number() : emptyLine;
      return false;
    }
    if (emptyLine > 0) {
      throw fault("numbers in line " + emptyLine, "an empty line");
    }
    if (width == 0) {
      width = cells.size();
      columns =
          new ColumnChoice(in.file(), "the header, line " + lines.number(), cells).of(options);
      if (options.needsHeader() || isHeader(cells)) {
        header = cells;
        return false;
      }
    }
    if (cells.size() != width) {
      throw fault(width + " columns in line " + lines.number(), "" + cells.size());
    }
    if (options.missing() == MissingValues.SKIP && lacksValue(cells)) {
      firstSkipped = skipped == 0 ? lines.number() : firstSkipped;
      skipped++;
      return false;
    }
    return true;
  }

  private boolean lacksValue(List<String> cells) {
    for (int column : columns) {
      if (MissingValues.isMissing(cells.get(column))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEmpty(List<String> cells) {
    return cells.size() == 1 && cells.get(0).isEmpty();
  }

  private static boolean isHeader(List<String> cells) {
    return cells.stream().anyMatch(cell -> !cell.isEmpty())
        && cells.stream().noneMatch(NumberText::looksLikeNumber);
  }

  private float number(String cell, int column) throws InputException {
    float number = NumberText.parse(cell);
    if (!Float.isFinite(number)) {
      String shown = cell.length() > 40 ? cell.substring(0, 40) + "..." : cell;
      throw fault(
          "a finite number in line " + lines.number() + ", " + place(column),
          cell.isEmpty() ? "nothing" : "`" + shown + "`");
    }
    return number;
  }

  private String place(int column) {
    String name = header.isEmpty() ? "" : header.get(column);
    return "column " + (column + 1) + (name.isEmpty() ? "" : " (`" + name + "`)");
  }

  private InputException fault(String expected, String found) {
    return new InputException(in.file(), expected, found);
  }
}
