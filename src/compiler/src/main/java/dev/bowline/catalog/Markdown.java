package dev.bowline.catalog;

/** How plain words are written in Markdown. */
final class Markdown {
  private Markdown() {}

  /** Words, without the signs in them meaning anything to Markdown. */
  static String text(String words) {
    return words.replaceAll("([\\\\*|<])", "\\\\$1");
  }

  /** A name or a value as it stands in a model file. */
  static String code(String text) {
    return "`" + text + "`";
  }
}
