package dev.bowline.ast;

import dev.bowline.source.Span;
import java.util.stream.Collectors;

/**
 * A doc comment's text, without its delimiters and leading asterisks; lines end in {@code \n}.
 * Spaces at the ends of lines, and blank lines at both ends of the text, are not kept.
 */
public record Doc(String text, Span span) {
  public Doc {
    text =
        text.lines()
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"))
            .stripTrailing()
            .replaceFirst("^\n+", "");
  }
}
