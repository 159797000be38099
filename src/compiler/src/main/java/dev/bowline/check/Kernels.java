package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.catalog.LayerKind;
import java.util.stream.Stream;

/** What belongs to a kernel, and so to the layer that owns it: the arguments named after it. */
final class Kernels {
  private static final String PREFIX = "kernel_";

  private Kernels() {}

  /** Whether layers of a kind have a kernel. */
  static boolean has(LayerKind kind) {
    return kind.arguments().stream().anyMatch(spec -> spec.name().startsWith(PREFIX));
  }

  /** The kernel's arguments among those written, in the order of the catalogue. */
  static Stream<Argument> written(LayerKind kind, Bound bound) {
    return kind.arguments().stream()
        .filter(spec -> spec.name().startsWith(PREFIX))
        .flatMap(spec -> bound.written(spec.name()).stream());
  }
}
