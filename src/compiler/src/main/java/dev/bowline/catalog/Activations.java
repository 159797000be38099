package dev.bowline.catalog;

import java.util.List;
import java.util.stream.Stream;

/** The activations, as semantics.md section 2 of the design lists them. */
final class Activations {
  /** The open unit interval, where a logarithm of y and of 1 - y exists. */
  static final Range UNIT = new Range(0, false, 1, false);

  static final List<Activation> ALL =
      Stream.of(Ramps.ALL, Squashes.ALL, Shrinks.ALL, Gates.ALL, Softmaxes.ALL)
          .<Activation>flatMap(List::stream)
          .toList();

  private Activations() {}
}
