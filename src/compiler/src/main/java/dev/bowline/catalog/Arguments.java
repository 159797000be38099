package dev.bowline.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The checked arguments of a call, complete: defaults are filled in, what is {@code none} is left
 * out. Values are {@code Double}, {@code Long}, {@code Boolean}, {@code String}, {@link Choice} or
 * a list of those, as the {@link ArgumentType} says.
 */
public record Arguments(Map<String, Object> values) {
  public static final Arguments NONE = new Arguments(Map.of());

  public Arguments {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public double real(String name) {
    return (Double) present(name);
  }

  public long whole(String name) {
    return (Long) present(name);
  }

  /** The real numbers of a list. */
  public List<Double> reals(String name) {
    return ((List<?>) present(name)).stream().map(Double.class::cast).toList();
  }

  public boolean flag(String name) {
    return (Boolean) present(name);
  }

  public String word(String name) {
    return (String) present(name);
  }

  /** The real number given, unless it is {@code none}. */
  public Optional<Double> optionalReal(String name) {
    return Optional.ofNullable((Double) values.get(name));
  }

  /** The value as it is, unless it is {@code none}. */
  public Optional<Object> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The entry chosen, unless it is {@code none}. */
  public <E extends Entry> Optional<Choice<E>> choice(String name, Class<E> type) {
    return Optional.ofNullable((Choice<?>) values.get(name)).map(choice -> choice.as(type));
  }

  /** The entries chosen in a list. */
  public <E extends Entry> List<Choice<E>> choices(String name, Class<E> type) {
    List<?> chosen = (List<?>) present(name);
    return chosen.stream().map(item -> ((Choice<?>) item).as(type)).toList();
  }

  private Object present(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no argument " + name);
    }
    return value;
  }
}
