package dev.bowline.check;

/** What came of reading a value. */
sealed interface Reading {
  /** It is this: a {@code Double}, {@code Long} ... as the argument's type says. */
  record Known(Object value) implements Reading {}

  /** It is {@code none}. */
  record Nothing() implements Reading {}

  /** It is wrong, and that is reported. */
  record Faulty() implements Reading {}

  Reading NOTHING = new Nothing();
  Reading FAULTY = new Faulty();
}
