package dev.bowline.dsl;

import dev.bowline.ast.Doc;
import dev.bowline.ast.Name;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be written in a model file, and where. */
final class Words {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,254}");
  private static final Set<String> VALUES = Set.of("true", "false", "none");
  private static final Set<String> MEMBERS = Set.of("input", "layer", "train");

  private Words() {}

  /** A name where only a name can stand. */
  static Name name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a name: up to 255 letters a to z, digits and underscores");
    }
    return new Name(text, CallSite.span());
  }

  /** A name where a value might stand as well. */
  static Name word(String text) {
    if (VALUES.contains(text)) {
      throw new IllegalArgumentException("\"" + text + "\" is a value, not a name");
    }
    return name(text);
  }

  /** The name of an autoencoder's setting. */
  static Name property(String text) {
    if (MEMBERS.contains(text)) {
      throw new IllegalArgumentException("\"" + text + "\" has a method of its own");
    }
    return name(text);
  }

  /** The content of a quoted text. */
  static String line(String text) {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a text has one line and no NUL");
    }
    return text;
  }

  /** A doc comment; a blank one is none. */
  static Optional<Doc> doc(String text) {
    if (text.contains("*/") || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a doc comment cannot hold \"*/\" or a NUL");
    }
    return Optional.of(new Doc(text, CallSite.span())).filter(doc -> !doc.text().isEmpty());
  }
}
