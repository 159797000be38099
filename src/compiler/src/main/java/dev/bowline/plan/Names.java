package dev.bowline.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * The gate through which every identifier of a generated class passes: words become camel case, and
 * what is a Java keyword or was given away already gets a number.
 */
public final class Names {
  private final Set<String> taken = new HashSet<>();
  private final Map<String, String> given = new HashMap<>();

  /** Names none of which may be given away. */
  Names(List<String> reserved) {
    taken.addAll(reserved);
  }

  /** A gate that starts from what this one gave away, and goes its own way from there. */
  Names copy() {
    Names copy = new Names(List.copyOf(taken));
    copy.given.putAll(given);
    return copy;
  }

  /** The identifier for some words; the same words get the same one. */
  String of(String... words) {
    String phrase = String.join(" ", words);
    return given.computeIfAbsent(phrase, this::fresh);
  }

  private String fresh(String phrase) {
    StringBuilder name = new StringBuilder();
    Arrays.stream(phrase.split("[ _.]+"))
        .filter(word -> !word.isEmpty())
        .forEach(word -> append(name, word));
    if (name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
      name.insert(0, '_');
    }
    String candidate = name.toString();
    for (int number = 2; !isFree(candidate); number++) {
      candidate = name.toString() + number;
    }
    taken.add(candidate);
    return candidate;
  }

  private static void append(StringBuilder name, String word) {
    char first = word.charAt(0);
    name.append(name.isEmpty() ? Character.toLowerCase(first) : Character.toUpperCase(first));
    name.append(word, 1, word.length());
  }

  private boolean isFree(String candidate) {
    return !taken.contains(candidate) && !SourceVersion.isKeyword(candidate);
  }
}
