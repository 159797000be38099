package dev.bowline.layout;

import java.util.List;
import java.util.stream.Collectors;

/** The text of comments, and of other pieces as it is. */
final class CommentText {
  private CommentText() {}

  /**
   * Without spaces at the ends of its lines. Asterisks at the starts of all of them are put one
   * below the other; other further lines are somebody's drawing and stay.
   */
  static String of(Piece piece, int indent) {
    if (!piece.isComment()) {
      return piece.text();
    }
    List<String> lines = piece.text().lines().map(String::stripTrailing).toList();
    boolean starred = lines.stream().skip(1).allMatch(line -> line.strip().startsWith("*"));
    String start = "\n" + (starred ? " ".repeat(indent + 1) : "");
    return lines.get(0)
        + lines.stream()
            .skip(1)
            .map(line -> start + (starred ? line.strip() : line))
            .collect(Collectors.joining());
  }
}
