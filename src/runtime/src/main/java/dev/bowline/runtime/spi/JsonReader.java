package dev.bowline.runtime.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON as file headers have it: objects are maps without double keys, arrays are lists,
 * strings are strings, whole numbers are {@code Long}. Everything else, and anything nested deeper
 * than {@value #DEEPEST}, is a fault.
 */
final class JsonReader {
  private static final int DEEPEST = 8;

  private final String text;
  private int at;

  /** Where a text is not what it should be; the message says what was found. */
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    Fault(String found) {
      super(found);
    }
  }

  private JsonReader(String text) {
    this.text = text;
  }

  static Map<String, Object> readObject(String text) throws Fault {
    JsonReader reader = new JsonReader(text);
    reader.skipSpace();
    Map<String, Object> object = reader.object(1);
    reader.skipSpace();
    if (reader.at < text.length()) {
      throw reader.unexpected();
    }
    return object;
  }

  /** The text as a JSON string. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private Object value(int depth) throws Fault {
    if (depth > DEEPEST) {
      throw new Fault("JSON nested deeper than " + DEEPEST);
    }
    char c = peek();
    if (c == '{') {
      return object(depth);
    }
    if (c == '[') {
      return array(depth);
    }
    return c == '"' ? string() : number();
  }

  private Map<String, Object> object(int depth) throws Fault {
    Map<String, Object> object = new LinkedHashMap<>();
    take('{');
    if (taken('}')) {
      return object;
    }
    do {
      skipSpace();
      String key = string();
      take(':');
      skipSpace();
      if (object.put(key, value(depth + 1)) != null) {
        throw new Fault("`" + key + "` twice");
      }
    } while (taken(','));
    take('}');
    return object;
  }

  private List<Object> array(int depth) throws Fault {
    List<Object> array = new ArrayList<>();
    take('[');
    if (taken(']')) {
      return array;
    }
    do {
      skipSpace();
      array.add(value(depth + 1));
    } while (taken(','));
    take(']');
    return array;
  }

  private String string() throws Fault {
    take('"');
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      string.append(c == '\\' ? escape() : c);
    }
    at++;
    return string.toString();
  }

  private char escape() throws Fault {
    char c = peek();
    at++;
    int simple = "\"\\/bfnrt".indexOf(c);
    if (simple >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(simple);
    }
    if (c == 'u' && at + 4 <= text.length()) {
      String digits = text.substring(at, at + 4);
      if (digits.matches("[0-9a-fA-F]{4}")) {
        at += 4;
        return (char) Integer.parseInt(digits, 16);
      }
    }
    throw new Fault("an unknown escape at byte " + at);
  }

  private Long number() throws Fault {
    int start = at;
    while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return Long.valueOf(text.substring(start, at));
    } catch (NumberFormatException e) {
      at = start;
      throw unexpected();
    }
  }

  private void take(char c) throws Fault {
    if (!taken(c)) {
      throw unexpected();
    }
  }

  private boolean taken(char c) {
    skipSpace();
    boolean taken = at < text.length() && text.charAt(at) == c;
    at += taken ? 1 : 0;
    return taken;
  }

  private char peek() throws Fault {
    if (at == text.length()) {
      throw unexpected();
    }
    return text.charAt(at);
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Fault unexpected() {
    return new Fault(
        at == text.length() ? "an end before it" : "`" + text.charAt(at) + "` at position " + at);
  }
}
