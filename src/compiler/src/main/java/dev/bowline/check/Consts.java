package dev.bowline.check;

import dev.bowline.ast.ConstDecl;
import dev.bowline.ast.Name;
import dev.bowline.ast.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The consts of a file by name, with the values that replace theirs. */
final class Consts {
  private final Map<String, ConstDecl> declared = new LinkedHashMap<>();
  private final Set<String> broken = new HashSet<>();
  private final Map<String, Optional<Rational>> numbers = new HashMap<>();

  /** The first of each name counts. */
  Consts(List<ConstDecl> consts, Map<String, Value> replaced) {
    for (ConstDecl written : consts) {
      Name name = written.name();
      Value value = replaced.getOrDefault(name.text(), written.value());
      declared.putIfAbsent(name.text(), new ConstDecl(name, value, written.span()));
    }
  }

  boolean has(String name) {
    return declared.containsKey(name);
  }

  Stream<String> names() {
    return declared.keySet().stream();
  }

  Stream<ConstDecl> all() {
    return declared.values().stream();
  }

  /** From here on, whatever needs this const is silently skipped. */
  void markBroken(String name) {
    broken.add(name);
  }

  boolean isBroken(String name) {
    return broken.contains(name);
  }

  /**
   * What a value stands for: itself, or what its const holds in the end; empty if that is broken.
   */
  Optional<Value> resolve(Value value) {
    Value at = value;
    while (at instanceof Value.Reference reference && has(reference.name().text())) {
      if (isBroken(reference.name().text())) {
        return Optional.empty();
      }
      at = declared.get(reference.name().text()).value();
    }
    return Optional.of(at);
  }

  /** The const's value as a number that was calculated before. */
  Optional<Optional<Rational>> number(String name) {
    return Optional.ofNullable(numbers.get(name));
  }

  void remember(String name, Optional<Rational> number) {
    numbers.put(name, number);
  }

  Value value(String name) {
    return declared.get(name).value();
  }
}
