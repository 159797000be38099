package dev.bowline.maven;

import dev.bowline.plan.Target;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a project's configuration says about the generated classes.
 *
 * @param consts for each const that is replaced, the text of its new value
 * @param targets the kernels that the classes have besides the plain ones
 */
record Options(Map<String, String> consts, Set<Target> targets) {
  Options {
    consts = Map.copyOf(consts);
    targets = Set.copyOf(targets);
  }

  /** With plain kernels only. */
  Options(Map<String, String> consts) {
    this(consts, Set.of(Target.PLAIN));
  }

  /** All that makes a difference to the classes, by name: a change generates them anew. */
  SortedMap<String, String> named() {
    SortedMap<String, String> named = new TreeMap<>();
    consts.forEach((name, value) -> named.put("const " + name, value));
    named.put("kernels", new TreeSet<>(targets).toString());
    return named;
  }
}
