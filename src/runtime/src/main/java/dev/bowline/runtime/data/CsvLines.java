package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a text, each cut into cells as RFC 4180 says: a cell in double quotes may hold
 * commas, line breaks and, written twice, double quotes. Other than there, spaces around a cell are
 * not part of it, and a quote within an unquoted cell is itself.
 */
final class CsvLines {
  private static final int LONGEST_LINE = 1 << 23;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final ByteSource in;
  private byte[] bytes = new byte[1 << 10];
  private int linesRead;
  private int number;

  /** The line that is cut, and where its next cell starts. */
  private String line = "";

  private int at;

  CsvLines(ByteSource in) {
    this.in = in;
  }

  /** The number of the line where the cells read last began, from 1. */
  int number() {
    return number;
  }

  /** Reads so many lines or up to the end, whatever they hold. */
  void skip(int count) throws IOException {
    while (linesRead < count && advance()) {
      number = linesRead;
    }
  }

  /** The next line's cells, without the spaces around them; one empty cell for an empty line. */
  Optional<List<String>> next() throws IOException {
    if (!advance()) {
      return Optional.empty();
    }
    number = linesRead;
    List<String> cells = new ArrayList<>();
    do {
      cells.add(cell(cells.size() + 1));
    } while (at++ < line.length());
    return Optional.of(cells);
  }

  /** The cell that starts here; leaves the comma or the end behind it to be read next. */
  private String cell(int column) throws IOException {
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    if (at < line.length() && line.charAt(at) == '"') {
      return quoted(column);
    }
    int start = at;
    at = comma(start);
    return line.substring(start, at).strip();
  }

  private String quoted(int column) throws IOException {
    StringBuilder cell = new StringBuilder();
    at++;
    boolean open = true;
    while (open) {
      int quote = line.indexOf('"', at);
      if (quote < 0) {
        cell.append(line, at, line.length()).append('\n');
        requireMore(cell.length(), column);
      } else {
        cell.append(line, at, quote);
        at = quote + 1;
        open = at < line.length() && line.charAt(at) == '"';
        if (open) {
          cell.append('"');
          at++;
        }
      }
    }
    int end = comma(at);
    if (!line.substring(at, end).isBlank()) {
      throw new InputException(
          in.file(),
          "a comma behind the quoted cell in " + place(column),
          "`" + line.substring(at, Math.min(end, at + 40)).strip() + "`");
    }
    at = end;
    return cell.toString().strip();
  }

  private void requireMore(int length, int column) throws IOException {
    if (length > LONGEST_LINE || !advance()) {
      throw new InputException(
          in.file(),
          "a closing quote for " + place(column),
          length > LONGEST_LINE ? "none within " + LONGEST_LINE + " bytes" : "the end of the file");
    }
  }

  private String place(int column) {
    return "line " + number + ", column " + column;
  }

  private int comma(int from) {
    int comma = line.indexOf(',', from);
    return comma < 0 ? line.length() : comma;
  }

  /** Reads a line, whatever it holds; whether there was one. */
  private boolean advance() throws IOException {
    int length = 0;
    int next = in.read();
    if (next < 0) {
      return false;
    }
    linesRead++;
    while (next >= 0 && next != '\n') {
      if (length == LONGEST_LINE) {
        throw new InputException(
            in.file(), "lines below " + LONGEST_LINE + " bytes", "a longer line " + linesRead);
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * length);
      }
      bytes[length++] = (byte) next;
      next = in.read();
    }
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    line = linesRead == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    at = 0;
    return true;
  }
}
