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
final class CsvReader {
  private final ByteSource in;
  private final CsvOptions options;
  private final CsvLines lines;
  private final FloatList values = new FloatList(1024);
  private int rows;
  private int skipped;
  private int firstSkipped;

  /** How many cells each line has; 0 before the first. */
  private int width;

  private int[] columns = new int[0];
  private List<String> header = List.of();

  private CsvReader(ByteSource in, CsvOptions options) {
    this.in = in;
    this.options = options;
    lines = new CsvLines(in);
  }

  static Samples read(ByteSource in, CsvOptions options, Consumer<SkippedRows> skipped)
      throws IOException {
    CsvReader reader = new CsvReader(in, options);
    Samples samples = reader.read();
    if (reader.skipped > 0) {
      skipped.accept(new SkippedRows(reader.skipped, reader.firstSkipped));
    }
    return samples;
  }

  private Samples read() throws IOException {
    lines.skip(options.skipLines());
    int emptyLine = 0;
    Optional<List<String>> line = lines.next();
    while (line.isPresent()) {
      List<String> cells = line.get();
      // In a text of one column, an empty line is a row without its value.
      if (isEmpty(cells) && !(options.missing() == MissingValues.SKIP && width == 1)) {
        emptyLine = emptyLine == 0 ? lines.number() : emptyLine;
      } else if (emptyLine > 0) {
        throw fault("numbers in line " + emptyLine, "an empty line");
      } else {
        take(cells);
      }
      line = lines.next();
    }
    if (rows == 0) {
      throw skipped == 0
          ? fault("at least one row of numbers", "none")
          : fault("at least one row without missing values", "none in " + skipped + " rows");
    }
    return new Samples(values.toArray(), rows, new int[] {columns.length});
  }

  private void take(List<String> cells) throws InputException {
    if (width == 0) {
      width = cells.size();
      columns = new ColumnChoice(in.file(), lines.number(), cells).of(options);
      if (options.needsHeader() || isHeader(cells)) {
        header = cells;
        return;
      }
    }
    if (cells.size() != width) {
      throw fault(width + " columns in line " + lines.number(), "" + cells.size());
    }
    if (options.missing() == MissingValues.SKIP && lacksValue(cells)) {
      firstSkipped = skipped == 0 ? lines.number() : firstSkipped;
      skipped++;
      return;
    }
    for (int column : columns) {
      values.add(number(cells.get(column), column));
    }
    rows++;
    if (values.full()) {
      throw fault("fewer than 2^31 numbers", "more");
    }
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
