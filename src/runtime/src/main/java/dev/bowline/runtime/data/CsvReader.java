package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** How many cells each line has; 0 before the first. */
  private int width;

  private int[] columns = new int[0];

  private CsvReader(ByteSource in, CsvOptions options) {
    this.in = in;
    this.options = options;
    lines = new CsvLines(in);
  }

  static Samples read(ByteSource in, CsvOptions options) throws IOException {
    return new CsvReader(in, options).read();
  }

  private Samples read() throws IOException {
    while (lines.number() < options.skipLines() && lines.next().isPresent()) {
      continue;
    }
    int emptyLine = 0;
    Optional<List<String>> line = lines.next();
    while (line.isPresent()) {
      List<String> cells = line.get();
      if (isEmpty(cells)) {
        emptyLine = emptyLine == 0 ? lines.number() : emptyLine;
      } else if (emptyLine > 0) {
        throw fault("numbers in line " + emptyLine, "an empty line");
      } else {
        take(cells);
      }
      line = lines.next();
    }
    if (rows == 0) {
      throw fault("at least one row of numbers", "none");
    }
    return new Samples(values.toArray(), rows, new int[] {columns.length});
  }

  private void take(List<String> cells) throws InputException {
    if (width == 0) {
      width = cells.size();
      boolean header = options.needsHeader() || isHeader(cells);
      columns = chosenColumns(cells);
      if (header) {
        return;
      }
    }
    if (cells.size() != width) {
      throw fault(width + " columns in line " + lines.number(), "" + cells.size());
    }
    for (int column : columns) {
      values.add(number(cells.get(column), column));
    }
    rows++;
    if (values.full()) {
      throw fault("fewer than 2^31 numbers", "more");
    }
  }

  private static boolean isEmpty(List<String> cells) {
    return cells.size() == 1 && cells.get(0).isEmpty();
  }

  private static boolean isHeader(List<String> cells) {
    return cells.stream().anyMatch(cell -> !cell.isEmpty())
        && cells.stream().noneMatch(NumberText::looksLikeNumber);
  }

  private int[] chosenColumns(List<String> cells) throws InputException {
    List<Integer> chosen = new ArrayList<>();
    for (CsvColumns item : options.columns()) {
      if (item instanceof CsvColumns.Named named) {
        chosen.add(columnOf(named.name(), cells));
      } else if (item instanceof CsvColumns.Range range) {
        if (range.last() > width) {
          throw fault("a column " + range.last(), width + " columns");
        }
        for (int column = range.first(); column <= range.last(); column++) {
          chosen.add(column - 1);
        }
      }
    }
    if (options.columns().isEmpty()) {
      for (int column = 0; column < width; column++) {
        chosen.add(column);
      }
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  private int columnOf(String name, List<String> header) throws InputException {
    int column = header.indexOf(name);
    if (column < 0) {
      throw fault(
          "a column `" + name + "` in the header, line " + lines.number(),
          String.join(", ", header.subList(0, Math.min(header.size(), 50))));
    }
    return column;
  }

  private float number(String cell, int column) throws InputException {
    float number = NumberText.parse(cell);
    if (!Float.isFinite(number)) {
      String shown = cell.length() > 40 ? cell.substring(0, 40) + "..." : cell;
      throw fault(
          "a finite number in line " + lines.number() + ", column " + (column + 1),
          cell.isEmpty() ? "nothing" : "`" + shown + "`");
    }
    return number;
  }

  private InputException fault(String expected, String found) {
    return new InputException(in.file(), expected, found);
  }
}
