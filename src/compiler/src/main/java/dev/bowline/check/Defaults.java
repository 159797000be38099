package dev.bowline.check;

import dev.bowline.catalog.ArgumentSpec;
import dev.bowline.catalog.ArgumentType;
import dev.bowline.catalog.Arguments;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue's defaults as values. */
final class Defaults {
  static final String NONE = "none";

  private Defaults() {}

  /** The value of an argument that is not given, unless that is {@code none} or there is none. */
  static Optional<Object> of(ArgumentSpec spec) {
    return spec.fallback().filter(text -> !text.equals(NONE)).map(text -> value(spec.type(), text));
  }

  private static Object value(ArgumentType type, String text) {
    if (type instanceof ArgumentType.Real || type instanceof ArgumentType.RealOr) {
      return Double.valueOf(text);
    }
    if (type instanceof ArgumentType.Whole) {
      return Long.valueOf(text);
    }
    if (type instanceof ArgumentType.Flag || type instanceof ArgumentType.FlagOr) {
      return Boolean.valueOf(text);
    }
    if (type instanceof ArgumentType.Word
        || type instanceof ArgumentType.WholeOr
        || type instanceof ArgumentType.Reported) {
      return text;
    }
    if (type instanceof ArgumentType.Text) {
      return text.substring(1, text.length() - 1);
    }
    if (type instanceof ArgumentType.Named named) {
      return Catalog.find(named.family(), text).map(e -> new Choice<>(e, of(e))).orElseThrow();
    }
    if (type instanceof ArgumentType.Many) {
      // The only default of a list is the empty one.
      return List.of();
    }
    throw new AssertionError(type);
  }

  /** All the defaults of an entry. */
  static Arguments of(Entry entry) {
    Map<String, Object> values = new LinkedHashMap<>();
    entry.arguments().forEach(spec -> of(spec).ifPresent(value -> values.put(spec.name(), value)));
    return new Arguments(values);
  }
}
