package dev.bowline.expr;

import java.util.LinkedHashMap;
import java.util.Map;

/** A whole number that is a sum of a constant and of multiples of loop variables. */
public record Index(Map<String, Integer> factors, int constant) {
  public Index {
    factors = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(factors));
  }

  public static Index of(int constant) {
    return new Index(Map.of(), constant);
  }

  public static Index of(String variable) {
    return new Index(Map.of(variable, 1), 0);
  }

  /** The same times a whole number. */
  public Index times(int factor) {
    Map<String, Integer> scaled = new LinkedHashMap<>();
    factors.forEach((name, f) -> scaled.put(name, Math.multiplyExact(f, factor)));
    return new Index(factor == 0 ? Map.of() : scaled, Math.multiplyExact(constant, factor));
  }

  public Index plus(Index other) {
    Map<String, Integer> sum = new LinkedHashMap<>(factors);
    other.factors.forEach((name, f) -> sum.merge(name, f, Integer::sum));
    sum.values().removeIf(f -> f == 0);
    return new Index(sum, Math.addExact(constant, other.constant));
  }

  public Index plus(int more) {
    return plus(of(more));
  }

  public Index plus(String variable) {
    return plus(of(variable));
  }
}
