package dev.bowline.source;

/**
 * A piece of a source text.
 *
 * @param start the offset of its first character
 * @param end the offset behind its last character
 */
public record Span(SourceFile file, int start, int end) {
  /** From the start of this piece to the end of another one of the same file. */
  public Span to(Span last) {
    return new Span(file, start, last.end);
  }

  /** Where it starts. */
  public Position from() {
    return file.position(start);
  }

  /** Where it ends: the first position behind it. */
  public Position until() {
    return file.position(end);
  }

  /** The text it covers. */
  public String text() {
    return file.text().substring(start, Math.min(end, file.text().length()));
  }

  @Override
  public String toString() {
    Position at = from();
    return file.name() + ":" + at.line() + ":" + at.column();
  }
}
