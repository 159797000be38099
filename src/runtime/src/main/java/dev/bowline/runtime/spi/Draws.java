package dev.bowline.runtime.spi;

/** The one random generator: each number is a pure function of a key and an index. */
public final class Draws {
  private Draws() {}
}
