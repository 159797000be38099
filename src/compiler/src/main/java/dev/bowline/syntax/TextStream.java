package dev.bowline.syntax;

import dev.bowline.source.SourceFile;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A text as the lexer sees it. Offsets count UTF-16 units, as spans do. All characters beyond ASCII
 * look the same, as they are to the grammar; the lexer remembers its way past ASCII only.
 */
final class TextStream implements CharStream {
  private static final char BEYOND_ASCII = '\u0001';

  private final SourceFile file;
  private final String text;
  private int index;

  TextStream(SourceFile file) {
    this.file = file;
    text = file.text();
    index = text.startsWith("\uFEFF") ? 1 : 0;
  }

  @Override
  public int LA(int distance) {
    int at = distance > 0 ? index + distance - 1 : index + distance;
    if (distance == 0 || at < 0 || at >= text.length()) {
      return IntStream.EOF;
    }
    char unit = text.charAt(at);
    return unit < 128 ? unit : BEYOND_ASCII;
  }

  @Override
  public void consume() {
    if (index >= text.length()) {
      throw new IllegalStateException("the text has ended");
    }
    index++;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int target) {
    index = Math.min(target, text.length());
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getText(Interval interval) {
    int start = Math.min(interval.a, text.length());
    return text.substring(start, Math.max(start, Math.min(interval.b + 1, text.length())));
  }

  @Override
  public String getSourceName() {
    return file.name();
  }

  /** The whole of a text is at hand; nothing needs to be kept back. */
  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}
}
