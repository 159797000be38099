package dev.bowline.dsl;

import dev.bowline.ast.Name;
import dev.bowline.ast.Setting;

/**
 * What has settings. Each call gives a new builder.
 *
 * @param <B> the builder's own type
 */
public abstract sealed class Settings<B> extends NamedValues<B>
    permits AutoencoderBuilder, TrainBuilder {
  Settings() {}

  /** The name of a setting, if it can be one here. */
  abstract Name settingName(String name);

  /** The same with one more setting at the end. */
  abstract B append(Setting setting);

  /** One more setting. */
  @Override
  public final B with(String name, Term value) {
    return append(new Setting(settingName(name), value.value(), CallSite.span()));
  }
}
