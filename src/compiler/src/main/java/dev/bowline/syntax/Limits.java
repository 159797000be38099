package dev.bowline.syntax;

/**
 * How much a model file may hold: far beyond any use, and well within what the later rooms bear.
 */
final class Limits {
  /** Bytes of a file; also the UTF-16 units of a text. */
  static final int FILE = 1 << 20;

  static final int NAME = 255;

  static final int NUMBER = 64;

  /** No tree of a value is deeper; every later room may recurse over it. */
  static final int DEPTH = 200;

  /** The faults of a file that are told; nobody reads more. */
  static final int FAULTS = 100;

  private Limits() {}
}
