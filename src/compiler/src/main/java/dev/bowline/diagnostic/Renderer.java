package dev.bowline.diagnostic;

import dev.bowline.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Faults as text for people: message, place, the lines with what is underlined, mend. */
public final class Renderer {
  private Renderer() {}

  /** All of them, with an empty line between. */
  public static String render(List<Diagnostic> diagnostics, Palette palette) {
    return diagnostics.stream()
        .map(diagnostic -> render(diagnostic, palette))
        .collect(Collectors.joining("\n"));
  }

  /** One of them; ends with a line end. */
  public static String render(Diagnostic diagnostic, Palette palette) {
    StringBuilder out = new StringBuilder();
    String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
    out.append(
        palette.severity(diagnostic.severity(), severity + "[" + diagnostic.code().name() + "]"));
    out.append(palette.strong(": " + diagnostic.message())).append('\n');
    Map<SourceFile, List<Mark>> marks = marks(diagnostic);
    int width =
        marks.values().stream()
            .flatMap(List::stream)
            .mapToInt(mark -> Integer.toString(mark.line()).length())
            .max()
            .orElse(1);
    for (List<Mark> ofFile : marks.values()) {
      new Snippet(ofFile, diagnostic.severity(), width, palette, out).append(ofFile.get(0));
    }
    diagnostic
        .help()
        .ifPresent(
            help ->
                out.append(" ".repeat(width))
                    .append(palette.frame(" ="))
                    .append(" help: ")
                    .append(help)
                    .append('\n'));
    return out.toString();
  }

  /** By file, the fault's own file and place first. */
  private static Map<SourceFile, List<Mark>> marks(Diagnostic diagnostic) {
    Map<SourceFile, List<Mark>> marks = new LinkedHashMap<>();
    add(marks, Mark.of(diagnostic.span(), diagnostic.label(), Mark.Kind.FAULT));
    for (Related related : diagnostic.related()) {
      add(marks, Mark.of(related.span(), related.message(), Mark.Kind.RELATED));
    }
    return marks;
  }

  private static void add(Map<SourceFile, List<Mark>> marks, Mark mark) {
    marks.computeIfAbsent(mark.span().file(), file -> new ArrayList<>()).add(mark);
  }
}
