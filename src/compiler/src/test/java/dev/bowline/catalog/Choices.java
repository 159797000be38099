package dev.bowline.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Entries of the catalogue with arguments, without a model file. */
public final class Choices {
  /** What has to be given, and what is also worth a try. */
  private static final Map<String, List<Map<String, Object>>> GIVEN =
      Map.ofEntries(
          Map.entry(
              "relu",
              List.of(
                  Map.of(),
                  Map.of("negative_slope", 0.3, "max_value", 0.6, "threshold", 0.2),
                  Map.of("negative_slope", 0.1, "max_value", 0.0))),
          Map.entry("leaky_relu", List.of(Map.of(), Map.of("negative_slope", 0.0))),
          Map.entry("elu", List.of(Map.of(), Map.of("alpha", 0.6))),
          Map.entry("celu", List.of(Map.of(), Map.of("alpha", 0.4))),
          Map.entry("squareplus", List.of(Map.of(), Map.of("b", 0.5))),
          Map.entry("gelu", List.of(Map.of(), Map.of("approximate", true))),
          Map.entry("soft_shrink", List.of(Map.of(), Map.of("threshold", 0.0))),
          Map.entry("hard_shrink", List.of(Map.of(), Map.of("threshold", 0.2))),
          Map.entry("threshold", List.of(Map.of("threshold", 0.1, "default_value", -0.3))),
          Map.entry("top_k", List.of(Map.of("k", 2L), Map.of("k", 1L))),
          Map.entry("huber", List.of(Map.of("delta", 0.3))),
          Map.entry(
              "binary_crossentropy",
              List.of(
                  Map.of(),
                  Map.of("label_smoothing", 0.3),
                  Map.of("from_logits", true),
                  Map.of("reduction", "sum"))),
          Map.entry(
              "binary_focal_crossentropy",
              List.of(
                  Map.of(),
                  Map.of("gamma", 0.5, "label_smoothing", 0.1),
                  Map.of("gamma", 0.0),
                  Map.of("gamma", 1.7, "from_logits", true),
                  Map.of("apply_class_balancing", true, "alpha", 0.3, "gamma", 1.0))),
          Map.entry(
              "categorical_crossentropy",
              List.of(
                  Map.of(),
                  Map.of("label_smoothing", 0.3),
                  Map.of("from_logits", true, "label_smoothing", 0.1),
                  Map.of("reduction", "sum"))),
          Map.entry(
              "categorical_focal_crossentropy",
              List.of(
                  Map.of(),
                  Map.of("gamma", 0.5, "alpha", 0.7),
                  Map.of("gamma", 0.0),
                  Map.of("gamma", 1.7, "from_logits", true))),
          Map.entry("dice", List.of(Map.of(), Map.of("axis", -1L), Map.of("reduction", "sum"))),
          Map.entry(
              "tversky",
              List.of(
                  Map.of("alpha", 0.3, "beta", 0.9),
                  Map.of("axis", -1L, "alpha", 0.3, "beta", 0.9))));

  private Choices() {}

  /** Each activation as it is, and with other arguments. */
  public static List<Choice<Activation>> activations() {
    return every(Family.ACTIVATION).map(c -> c.as(Activation.class)).toList();
  }

  /** Each loss as it is, and with other arguments. */
  public static List<Choice<Loss>> losses() {
    return every(Family.LOSS).map(c -> c.as(Loss.class)).toList();
  }

  private static Stream<Choice<Entry>> every(Family family) {
    return Catalog.of(family).stream()
        .flatMap(
            entry ->
                GIVEN.getOrDefault(entry.name(), List.of(Map.of())).stream()
                    .map(given -> of(family, entry.name(), given)));
  }

  /** An entry with some arguments and the defaults of the others. */
  public static Choice<Entry> of(Family family, String name, Map<String, Object> given) {
    Entry entry = Catalog.find(family, name).orElseThrow();
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (ArgumentSpec spec : entry.arguments()) {
      if (given.containsKey(spec.name())) {
        values.put(spec.name(), given.get(spec.name()));
      } else if (spec.fallback().isEmpty()) {
        missing.add(spec.name());
      } else if (!spec.fallback().get().equals("none")) {
        values.put(spec.name(), fallback(spec.type(), spec.fallback().get()));
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(name + " needs " + missing);
    }
    return new Choice<>(entry, new Arguments(values));
  }

  private static Object fallback(ArgumentType type, String text) {
    if (type instanceof ArgumentType.Real || type instanceof ArgumentType.RealOr) {
      return Double.valueOf(text);
    }
    if (type instanceof ArgumentType.Whole) {
      return Long.valueOf(text);
    }
    if (type instanceof ArgumentType.Word) {
      return text;
    }
    if (type instanceof ArgumentType.Flag) {
      return Boolean.valueOf(text);
    }
    throw new AssertionError(type);
  }
}
