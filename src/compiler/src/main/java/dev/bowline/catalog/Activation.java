package dev.bowline.catalog;

import java.util.OptionalInt;

/** A function applied to a layer's output, with its derivative. */
public interface Activation extends Entry {
  @Override
  default Family family() {
    return Family.ACTIVATION;
  }

  /** The values that it can give. */
  Range values(Arguments arguments);

  /** How many numbers it makes of {@code width} in a row; empty if it cannot take so many. */
  default OptionalInt width(Arguments arguments, int width) {
    return OptionalInt.of(width);
  }

  /** The rows that it takes, such as {@code rows of an even length}. */
  default String takes(Arguments arguments) {
    return "rows of any length";
  }
}
