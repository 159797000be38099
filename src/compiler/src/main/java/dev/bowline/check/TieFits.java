package dev.bowline.check;

import dev.bowline.diagnostic.Alternatives;
import dev.bowline.model.Dense;
import dev.bowline.model.Shape;
import java.util.List;
import java.util.Optional;

/** Finds the layers to which a layer could be tied. */
final class TieFits {
  private TieFits() {}

  static List<String> names(Draft draft, EarlierLayers earlier) {
    Optional<Integer> inputs = draft.input().filter(Shape::isVector).map(Shape::size);
    Optional<Integer> units = draft.bound().wholeInt("units");
    return earlier
        .all()
        .flatMap(built -> built.dense().stream())
        .filter(dense -> inputs.isEmpty() || dense.kernel().units() == inputs.get())
        .filter(dense -> units.isEmpty() || dense.kernel().inputs() == units.get())
        .map(Dense::name)
        .toList();
  }

  /** The same as advice. */
  static Optional<String> help(Draft draft, EarlierLayers earlier) {
    List<String> names = names(draft, earlier);
    if (names.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Alternatives.quoted(names) + " would fit");
  }

  /** What a layer would have to have, where none has it. */
  static String none(Draft draft, int inputs) {
    return draft
        .bound()
        .wholeInt("units")
        .map(units -> "no layer before it has a kernel of %d x %d".formatted(units, inputs))
        .orElse("no layer before it gives %d numbers".formatted(inputs));
  }
}
