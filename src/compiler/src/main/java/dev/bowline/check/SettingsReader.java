package dev.bowline.check;

import dev.bowline.ast.Name;
import dev.bowline.ast.Setting;
import dev.bowline.catalog.Elsewhere;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.diagnostic.Suggest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sorts settings by name.
 *
 * @param owner what has the settings, such as {@code an autoencoder}
 * @param legal the names of all that there are
 * @param unknown the code for one that there is not
 * @param twice the code for one given twice
 */
record SettingsReader(String owner, List<String> legal, Code unknown, Code twice) {
  /** The first of each legal name. */
  Map<String, Setting> read(List<Setting> settings, Reporter reporter) {
    Map<String, Setting> byName = new LinkedHashMap<>();
    for (Setting setting : settings) {
      Name name = setting.name();
      if (!legal.contains(name.text())) {
        reporter.report(
            Diagnostic.of(
                    unknown,
                    name.span(),
                    "%s has no setting %s".formatted(owner, Quote.of(name.text())))
                .help(
                    Elsewhere.setting(name.text())
                        .or(() -> Suggest.helpOrAll(name.text(), legal))));
        continue;
      }
      Setting first = byName.putIfAbsent(name.text(), setting);
      if (first != null) {
        reporter.report(
            Diagnostic.of(twice, name.span(), "%s is given twice".formatted(Quote.of(name.text())))
                .with(first.name().span(), "first given here"));
      }
    }
    return byName;
  }
}
