package dev.bowline.catalog;

import java.util.List;

/** What may be given for an argument or a setting. */
public sealed interface ArgumentType {
  /** A real number; becomes a {@code Double}. */
  record Real(Range range) implements ArgumentType {}

  /** A real number or the name of an entry; becomes a {@code Double} or a {@link Choice}. */
  record RealOr(Range range, Family family) implements ArgumentType {}

  /** A whole number; becomes a {@code Long}. */
  record Whole(Range range) implements ArgumentType {}

  /** {@code true} or {@code false}; becomes a {@code Boolean}. */
  record Flag() implements ArgumentType {}

  /** A flag or one word; becomes a {@code Boolean} or a {@code String}. */
  record FlagOr(String word) implements ArgumentType {}

  /** The name of a catalogue entry, perhaps with arguments; becomes a {@link Choice}. */
  record Named(Family family) implements ArgumentType {}

  /** One of some words; becomes a {@code String}. */
  record Word(List<String> words) implements ArgumentType {
    public Word {
      words = List.copyOf(words);
    }
  }

  /** A whole number or one word; becomes a {@code Long} or a {@code String}. */
  record WholeOr(Range range, String word) implements ArgumentType {}

  /** A text between quotes, such as a file's name; becomes a {@code String}. */
  record Text() implements ArgumentType {}

  /** The name of a value that a training reports, such as {@code val_loss}; a {@code String}. */
  record Reported() implements ArgumentType {}

  /** Any number of values in brackets; becomes a {@code List}. */
  record Many(ArgumentType item) implements ArgumentType {}
}
