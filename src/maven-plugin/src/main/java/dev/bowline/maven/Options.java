package dev.bowline.maven;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a project's configuration says about the generated classes.
 *
 * @param consts for each const that is replaced, the text of its new value
 */
record Options(Map<String, String> consts) {
  Options {
    consts = Map.copyOf(consts);
  }

  /** All that makes a difference to the classes, by name: a change generates them anew. */
  SortedMap<String, String> named() {
    SortedMap<String, String> named = new TreeMap<>();
    consts.forEach((name, value) -> named.put("const " + name, value));
    return named;
  }
}
