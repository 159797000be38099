package dev.bowline.codegen;

/** Makes any text harmless inside a doc comment. */
final class JavadocText {
  private JavadocText() {}

  /** The text with everything escaped that Java or the javadoc tool would read as its own. */
  static String of(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\\", "&#92;")
        .replace("*/", "*&#47;")
        .replace("/*", "&#47;*")
        .replace("@", "&#64;");
  }
}
