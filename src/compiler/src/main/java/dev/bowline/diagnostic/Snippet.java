package dev.bowline.diagnostic;

import dev.bowline.source.SourceFile;
import java.util.Comparator;
import java.util.List;

/** The lines of one file that a fault is about, with what is underlined in them. */
final class Snippet {
  private final SourceFile file;
  private final List<Mark> marks;
  private final Severity severity;
  private final Palette palette;
  private final String gutter;
  private final StringBuilder out;

  /**
   * A snippet to append to a text.
   *
   * @param width how many digits the longest line number has
   */
  Snippet(List<Mark> marks, Severity severity, int width, Palette palette, StringBuilder out) {
    this.file = marks.get(0).span().file();
    this.marks =
        marks.stream()
            .sorted(Comparator.comparingInt(Mark::line).thenComparingInt(Mark::start))
            .toList();
    this.severity = severity;
    this.palette = palette;
    this.gutter = " ".repeat(width);
    this.out = out;
  }

  /** The place of the first mark given, then the lines. */
  void append(Mark place) {
    boolean hasText = !file.text().isEmpty();
    String where = file.name() + ":" + place.line();
    out.append(gutter).append(palette.frame("-->")).append(' ').append(where);
    if (!hasText) {
      out.append(place.words().isEmpty() ? "" : ": " + place.words()).append('\n');
      return;
    }
    out.append(':').append(place.from().column()).append('\n');
    out.append(gutter).append(palette.frame(" |")).append('\n');
    appendLines();
  }

  private void appendLines() {
    Mark before = null;
    String line = "";
    for (Mark mark : marks) {
      boolean sameLine = before != null && before.line() == mark.line();
      if (!sameLine) {
        line = file.line(mark.line());
      }
      if (before != null && mark.line() > before.line() + 1) {
        out.append(palette.frame("...")).append('\n');
      }
      Excerpt excerpt = Excerpt.around(line, mark.start());
      // In a long line each mark has a window of its own.
      if (!sameLine || Excerpt.isLong(line)) {
        appendLine(mark.line(), excerpt.text());
      }
      appendMark(mark, excerpt, line.length());
      before = mark;
    }
  }

  private void appendLine(int number, String text) {
    String digits = Integer.toString(number);
    String padded = " ".repeat(gutter.length() - digits.length()) + digits;
    String shown = text.stripTrailing();
    out.append(palette.frame(padded + " |"));
    out.append(shown.isEmpty() ? "" : " " + shown).append('\n');
  }

  private void appendMark(Mark mark, Excerpt excerpt, int lineLength) {
    int start = excerpt.shownAt(mark.start());
    int width = Math.max(1, excerpt.shownAt(mark.end(lineLength)) - start);
    String signs = String.valueOf(mark.kind().sign()).repeat(width);
    String words = mark.words().isEmpty() ? "" : " " + mark.words();
    out.append(gutter).append(palette.frame(" |")).append(' ').append(" ".repeat(start));
    out.append(
        mark.kind() == Mark.Kind.FAULT
            ? palette.severity(severity, signs + words)
            : palette.frame(signs + words));
    out.append('\n');
  }
}
