package dev.bowline.runtime.spi;

import dev.bowline.runtime.Callback;
import dev.bowline.runtime.Checkpoints;
import dev.bowline.runtime.PretrainingStage;
import dev.bowline.runtime.Shuffle;
import dev.bowline.runtime.TrainingListener;
import dev.bowline.runtime.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a trainer goes through data: what the options say or else the model file.
 *
 * @param meaning see {@link TrainingSettings}
 * @param epochs the number of the last one; they count from {@code initialEpoch + 1}
 * @param listeners all that are told, the callbacks first
 */
record FitSettings(
    int initialEpoch,
    int epochs,
    int batchSize,
    Shuffle shuffle,
    double validationSplit,
    int validationFrequency,
    int validationBatchSize,
    long seed,
    double learningRate,
    long meaning,
    List<String> metrics,
    int pretrainEpochs,
    Optional<PretrainingStage> stage,
    Optional<Checkpoints> checkpoints,
    List<Callback> callbacks,
    List<TrainingListener> listeners) {

  static FitSettings of(TrainingSettings settings, TrainingOptions options) {
    List<Callback> callbacks = new ArrayList<>(settings.callbacks());
    callbacks.addAll(options.callbacks());
    List<TrainingListener> listeners = new ArrayList<>(callbacks);
    listeners.addAll(options.listeners());
    int batchSize = options.batchSize().orElse(settings.batchSize());
    int own = settings.validationBatchSize();
    return new FitSettings(
        options.initialEpoch().orElse(0),
        options.epochs().orElse(settings.epochs()),
        batchSize,
        options.shuffle().orElse(settings.shuffle()),
        options.validationSplit().orElse(settings.validationSplit()),
        options.validationFrequency().orElse(settings.validationFrequency()),
        options.validationBatchSize().orElse(own == 0 ? batchSize : own),
        options.seed().orElse(settings.seed()),
        options.learningRate().orElse(settings.learningRate()),
        settings.meaning(),
        settings.metrics(),
        options.pretrainEpochs().orElse(settings.pretrainEpochs()),
        Optional.empty(),
        options.checkpoints(),
        List.copyOf(callbacks),
        List.copyOf(listeners));
  }

  /** Those of a stage: without validation, metrics, callbacks and checkpoints of its own. */
  FitSettings of(PretrainingStage stage, TrainingListener listener) {
    return new FitSettings(
        0,
        stage.epochs(),
        batchSize,
        shuffle,
        0,
        1,
        batchSize,
        seed,
        learningRate,
        meaning,
        List.of(),
        0,
        Optional.of(stage),
        Optional.empty(),
        List.of(),
        List.of(listener));
  }
}
