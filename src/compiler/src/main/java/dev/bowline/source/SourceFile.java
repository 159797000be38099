package dev.bowline.source;

/**
 * A text with the name people know it by. A call of the Java builder is one too: named after its
 * Java file, without text, starting at the line of the call.
 *
 * @param name the path as the user gave it, or the Java file's name
 * @param text the whole text; empty where it is not at hand
 * @param firstLine the number of the text's first line, 1 for a file
 */
public record SourceFile(String name, String text, int firstLine) {
  /** A file that was read. */
  public static SourceFile of(String name, String text) {
    return new SourceFile(name, text, 1);
  }

  /** A place whose text is not at hand, such as a call of the builder. */
  public static SourceFile callSite(String name, int line) {
    return new SourceFile(name, "", line);
  }

  /** Where an offset is, in lines and columns from 1; a column counts UTF-16 units. */
  public Position position(int offset) {
    int line = firstLine;
    int start = 0;
    int end = Math.min(offset, text.length());
    for (int at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
      line++;
      start = at + 1;
    }
    return new Position(line, end - start + 1);
  }

  /** The text of a line without its line end; empty where there is none. */
  public String line(int number) {
    int start = 0;
    for (int line = firstLine; line < number; line++) {
      int at = text.indexOf('\n', start);
      if (at < 0) {
        return "";
      }
      start = at + 1;
    }
    int end = text.indexOf('\n', start);
    String line = end < 0 ? text.substring(start) : text.substring(start, end);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  @Override
  public String toString() {
    return name;
  }
}
