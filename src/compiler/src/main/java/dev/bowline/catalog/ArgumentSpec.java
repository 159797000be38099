package dev.bowline.catalog;

import java.util.Optional;

/**
 * An argument of an entry, or a setting: its name, what may be given, and what holds if it is not.
 *
 * @param optional whether {@code none} may be given
 * @param fallback the default as it would be written in a model file ({@code "0.001"}, {@code
 *     "linear"}, {@code "none"}); empty for one that must be given
 */
public record ArgumentSpec(
    String name, ArgumentType type, boolean optional, Optional<String> fallback, String meaning) {

  /** One that must be given. */
  public static ArgumentSpec required(String name, ArgumentType type, String meaning) {
    return new ArgumentSpec(name, type, false, Optional.empty(), meaning);
  }

  /** One with a default. */
  public static ArgumentSpec of(String name, ArgumentType type, String fallback, String meaning) {
    return new ArgumentSpec(name, type, false, Optional.of(fallback), meaning);
  }

  /** One that is {@code none} unless given. */
  public static ArgumentSpec optional(String name, ArgumentType type, String meaning) {
    return new ArgumentSpec(name, type, true, Optional.of("none"), meaning);
  }

  /** A real number with a default. */
  public static ArgumentSpec real(String name, Range range, String fallback, String meaning) {
    return of(name, new ArgumentType.Real(range), fallback, meaning);
  }

  /** A flag with a default. */
  public static ArgumentSpec flag(String name, boolean fallback, String meaning) {
    return of(name, new ArgumentType.Flag(), Boolean.toString(fallback), meaning);
  }
}
