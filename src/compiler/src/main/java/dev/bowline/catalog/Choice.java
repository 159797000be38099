package dev.bowline.catalog;

import java.util.stream.Collectors;

/** An entry of the catalogue together with the arguments that a model gives it. */
public record Choice<E extends Entry>(E entry, Arguments arguments) {
  /** The same, known to be of a family. */
  public <F extends Entry> Choice<F> as(Class<F> type) {
    return new Choice<>(type.cast(entry), arguments);
  }

  public String name() {
    return entry.name();
  }

  /** As a model file would say it. */
  @Override
  public String toString() {
    return arguments.values().isEmpty()
        ? name()
        : arguments.values().entrySet().stream()
            .map(argument -> argument.getKey() + " = " + argument.getValue())
            .collect(Collectors.joining(", ", name() + "(", ")"));
  }
}
