package dev.bowline.maven;

import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Palette;
import dev.bowline.diagnostic.Renderer;
import dev.bowline.diagnostic.Severity;
import dev.bowline.source.Position;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Turns diagnostics into what maven-compiler-plugin writes for javac's, so that IDEs link them. */
final class MessageWriter {
  private final Map<String, Path> files;

  /**
   * @param files the place of each file by the name that the compiler knows
   */
  MessageWriter(Map<String, Path> files) {
    this.files = files;
  }

  Message write(Diagnostic diagnostic) {
    Severity severity = diagnostic.severity();
    String name = diagnostic.span().file().name();
    Position at = diagnostic.span().from();
    String place = files.containsKey(name) ? files.get(name).toString() : name;
    String first =
        "%s:[%d,%d] %s[%s]: %s"
            .formatted(
                place,
                at.line(),
                at.column(),
                severity.name().toLowerCase(Locale.ROOT),
                diagnostic.code(),
                diagnostic.message());
    return new Message(severity, first + excerpt(diagnostic));
  }

  /** What follows the rendering's first line, which ours replaces. */
  private static String excerpt(Diagnostic diagnostic) {
    String rendered = Renderer.render(diagnostic, Palette.PLAIN).stripTrailing();
    int end = rendered.indexOf('\n');
    return end < 0 ? "" : rendered.substring(end);
  }
}
