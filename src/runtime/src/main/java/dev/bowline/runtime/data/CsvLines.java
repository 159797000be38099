package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The lines of a text, each cut into cells. */
final class CsvLines {
  private static final int LONGEST_LINE = 1 << 23;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final ByteSource in;
  private byte[] bytes = new byte[1 << 10];
  private int number;

  CsvLines(ByteSource in) {
    this.in = in;
  }

  /** The number of the line read last, from 1. */
  int number() {
    return number;
  }

  /** The next line's cells, without the spaces around them; one empty cell for an empty line. */
  Optional<List<String>> next() throws IOException {
    int length = 0;
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    number++;
    while (next >= 0 && next != '\n') {
      if (length == LONGEST_LINE) {
        throw new InputException(
            in.file(), "lines below " + LONGEST_LINE + " bytes", "a longer line " + number);
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * length);
      }
      bytes[length++] = (byte) next;
      next = in.read();
    }
    String line = new String(bytes, 0, length, StandardCharsets.UTF_8);
    boolean marked = number == 1 && line.startsWith(BYTE_ORDER_MARK);
    return Optional.of(cells(marked ? line.substring(1) : line));
  }

  private List<String> cells(String line) throws InputException {
    List<String> cells = new ArrayList<>();
    int at = 0;
    do {
      int end = endOfCell(line, at, cells.size() + 1);
      cells.add(unquoted(line.substring(at, end).strip()));
      at = end + 1;
    } while (at <= line.length());
    return cells;
  }

  /** The next comma that no quotes enclose. */
  private int endOfCell(String line, int start, int column) throws InputException {
    boolean quoted = false;
    for (int i = start; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        return i;
      }
    }
    if (quoted) {
      throw new InputException(
          in.file(),
          "a closing quote in line " + number + ", column " + column,
          "the end of the line");
    }
    return line.length();
  }

  private static String unquoted(String cell) {
    if (cell.length() < 2 || !cell.startsWith("\"") || !cell.endsWith("\"")) {
      return cell;
    }
    return cell.substring(1, cell.length() - 1).replace("\"\"", "\"").strip();
  }
}
