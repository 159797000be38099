package dev.bowline.dsl;

/**
 * What takes values by name. Each call gives a new builder.
 *
 * @param <B> the builder's own type
 */
public abstract sealed class NamedValues<B> permits Arguments, Settings {
  NamedValues() {}

  /** One more named value. */
  public abstract B with(String name, Term value);

  /** One more named value, a whole number. */
  public final B with(String name, long value) {
    return with(name, Numbers.of(value));
  }

  /** One more named value, a number. */
  public final B with(String name, double value) {
    return with(name, Numbers.of(value));
  }

  /** One more named value, {@code true} or {@code false}. */
  public final B with(String name, boolean value) {
    return with(name, Models.flag(value));
  }

  /** One more named value, a name. */
  public final B with(String name, String value) {
    return with(name, Models.name(value));
  }
}
