package dev.bowline.check;

import dev.bowline.catalog.ArgumentSpec;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.InputArguments;
import dev.bowline.catalog.StructuralLayer;
import java.util.List;
import java.util.Optional;

/**
 * What a call takes.
 *
 * @param variadic the name of the whole numbers that all positional arguments are; the others then
 *     go by name
 */
record Signature(List<ArgumentSpec> specs, Optional<String> variadic) {
  static final Signature INPUT =
      new Signature(InputArguments.ALL, Optional.of(InputArguments.DIMS));

  Signature {
    specs = List.copyOf(specs);
  }

  static Signature of(Entry entry) {
    String many = entry instanceof StructuralLayer layer ? layer.variadic() : "";
    return new Signature(entry.arguments(), many.isEmpty() ? Optional.empty() : Optional.of(many));
  }

  /** The same, but an argument may be left out. */
  Signature without(String name) {
    return new Signature(
        specs.stream()
            .map(
                spec ->
                    spec.name().equals(name)
                        ? ArgumentSpec.of(name, spec.type(), Defaults.NONE, spec.meaning())
                        : spec)
            .toList(),
        variadic);
  }

  List<String> names() {
    return specs.stream().map(ArgumentSpec::name).toList();
  }

  Optional<ArgumentSpec> find(String name) {
    return specs.stream().filter(spec -> spec.name().equals(name)).findFirst();
  }
}
