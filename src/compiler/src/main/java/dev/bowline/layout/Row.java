package dev.bowline.layout;

/**
 * A statement and its place.
 *
 * @param depth how many blocks it stands in
 * @param gap whether a blank line goes before it and its comments
 */
record Row(Statement statement, int depth, boolean gap) {
  String indent() {
    return "  ".repeat(depth);
  }
}
