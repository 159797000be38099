package dev.bowline.check;

import dev.bowline.ast.Setting;
import dev.bowline.ast.TrainDecl;
import dev.bowline.catalog.ArgumentSpec;
import dev.bowline.catalog.Arguments;
import dev.bowline.catalog.Callback;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.Optimizer;
import dev.bowline.catalog.Pretraining;
import dev.bowline.catalog.TrainSettings;
import dev.bowline.diagnostic.Code;
import dev.bowline.model.Training;
import dev.bowline.runtime.Shuffle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a train block. */
final class TrainReader {
  private static final SettingsReader SETTINGS =
      new SettingsReader(
          "a train block",
          TrainSettings.ALL.stream().map(ArgumentSpec::name).toList(),
          Code.AE602,
          Code.AE603);

  private final ValueReader values;
  private final Reporter reporter;

  TrainReader(ValueReader values, Reporter reporter) {
    this.values = values;
    this.reporter = reporter;
  }

  /** The block complete; what is faulty has its default. */
  Training read(Optional<TrainDecl> block) {
    List<Setting> written = block.map(TrainDecl::settings).orElse(List.of());
    Map<String, Setting> byName = SETTINGS.read(written, reporter);
    Map<String, Object> read = new LinkedHashMap<>();
    for (ArgumentSpec spec : TrainSettings.ALL) {
      Defaults.of(spec).ifPresent(value -> read.put(spec.name(), value));
      Setting setting = byName.get(spec.name());
      if (setting != null && values.read(setting.value(), spec) instanceof Reading.Known known) {
        read.put(spec.name(), known.value());
      }
    }
    Training training = training(new Arguments(read));
    Optional.ofNullable(byName.get("metrics"))
        .ifPresent(setting -> new MetricNames(reporter).check(training, setting));
    Optional.ofNullable(byName.get("optimizer"))
        .ifPresent(
            setting -> {
              new ScheduleParts(reporter).check(training, setting);
              new Clippings(reporter).check(training, setting);
            });
    Optional.ofNullable(byName.get("callbacks"))
        .ifPresent(setting -> new Monitored(reporter).check(training, setting));
    Optional.ofNullable(byName.get("callbacks"))
        .ifPresent(setting -> new ScheduleParts(reporter).checkUnset(training, setting));
    return training;
  }

  private static Training training(Arguments settings) {
    return new Training(
        settings.choice("loss", Loss.class).orElseThrow(),
        settings.choice("optimizer", Optimizer.class).orElseThrow(),
        settings.choices("metrics", Loss.class),
        Math.toIntExact(settings.whole("batch_size")),
        Math.toIntExact(settings.whole("epochs")),
        Shuffle.named(settings.value("shuffle").orElseThrow().toString()),
        settings.real("validation_split"),
        Math.toIntExact(settings.whole("validation_freq")),
        settings
            .value("validation_batch_size")
            .map(rows -> OptionalInt.of(Math.toIntExact((Long) rows)))
            .orElse(OptionalInt.empty()),
        settings.choices("callbacks", Callback.class),
        settings.choice("pretrain", Pretraining.class),
        settings.whole("seed"));
  }
}
