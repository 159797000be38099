package dev.bowline.check;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A name for a layer that a help line proposes. */
final class FreeName {
  private FreeName() {}

  static String of(String wish, EarlierLayers layers) {
    return Stream.concat(Stream.of(wish), IntStream.iterate(2, i -> i + 1).mapToObj(i -> wish + i))
        .filter(name -> layers.declared(name).isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
