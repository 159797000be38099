package dev.bowline.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All the entries, by family and name. */
public final class Catalog {
  public static final StructuralLayer DENSE = Layers.DENSE;
  public static final StructuralLayer ACTIVATION = Layers.ACTIVATION;
  public static final StructuralLayer PRELU = Layers.PRELU;
  public static final StructuralLayer FLATTEN = Layers.FLATTEN;
  public static final StructuralLayer RESHAPE = Layers.RESHAPE;

  /** The optimiser that only shows gradients, in its slot {@code gradient}; has no name. */
  public static Choice<Optimizer> probe() {
    return new Choice<>(Optimizers.PROBE, new Arguments(Map.of("learning_rate", (Object) 1.0)));
  }

  private Catalog() {}

  /** The entries of a family, in the manual's order. */
  public static List<? extends Entry> of(Family family) {
    return switch (family) {
      case LAYER -> Layers.ALL;
      case ACTIVATION -> Activations.ALL;
      case INITIALIZER -> Initializers.ALL;
      case SCALING -> Scaling.ALL;
      case LOSS -> Losses.ALL;
      case OPTIMIZER -> Optimizers.ALL;
      case SCHEDULE -> Schedules.ALL;
      case CALLBACK -> Callbacks.ALL;
      case PRETRAINING -> Pretraining.ALL;
      case REGULARIZER -> Regularizers.ALL;
      case CONSTRAINT -> Constraints.ALL;
    };
  }

  /** The entry of that name or alias. */
  public static Optional<Entry> find(Family family, String name) {
    return of(family).stream()
        .map(Entry.class::cast)
        .filter(entry -> entry.name().equals(name) || entry.aliases().contains(name))
        .findFirst();
  }

  /** Every name of every family, aliases too. */
  public static Stream<String> names() {
    return Stream.of(Family.values()).flatMap(Catalog::names);
  }

  /** The names of a family, aliases too. */
  public static Stream<String> names(Family family) {
    return of(family).stream()
        .flatMap(entry -> Stream.concat(Stream.of(entry.name()), entry.aliases().stream()));
  }
}
