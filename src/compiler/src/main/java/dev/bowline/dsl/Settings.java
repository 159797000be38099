package dev.bowline.dsl;

import dev.bowline.ast.Name;
import dev.bowline.ast.Setting;

/**
 * What has settings. Each call gives a new builder.
 *
 * @param <B> the builder's own type
 */
public abstract sealed class Settings<B> permits AutoencoderBuilder, TrainBuilder {
  Settings() {}

  /** The name of a setting, if it can be one here. */
  abstract Name settingName(String name);

  /** The same with one more setting at the end. */
  abstract B append(Setting setting);

  /** One more setting. */
  public final B set(String name, Term value) {
    return append(new Setting(settingName(name), value.value(), CallSite.span()));
  }

  /** One more setting, a whole number. */
  public final B set(String name, long value) {
    return set(name, Numbers.of(value));
  }

  /** One more setting, a number. */
  public final B set(String name, double value) {
    return set(name, Numbers.of(value));
  }

  /** One more setting, {@code true} or {@code false}. */
  public final B set(String name, boolean value) {
    return set(name, Models.flag(value));
  }

  /** One more setting, a name. */
  public final B set(String name, String value) {
    return set(name, Models.name(value));
  }
}
