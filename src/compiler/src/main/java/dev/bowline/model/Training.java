package dev.bowline.model;

import dev.bowline.catalog.Callback;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.Optimizer;
import dev.bowline.catalog.Pretraining;
import dev.bowline.catalog.Schedule;
import dev.bowline.runtime.Shuffle;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The train block, complete. */
public record Training(
    Choice<Loss> loss,
    Choice<Optimizer> optimizer,
    List<Choice<Loss>> metrics,
    int batchSize,
    int epochs,
    Shuffle shuffle,
    double validationSplit,
    int validationFrequency,
    OptionalInt validationBatchSize,
    List<Choice<Callback>> callbacks,
    Optional<Choice<Pretraining>> pretraining,
    long seed) {
  public Training {
    metrics = List.copyOf(metrics);
    callbacks = List.copyOf(callbacks);
  }

  /** What gives the learning rate, unless that is one number. */
  public Optional<Choice<Schedule>> schedule() {
    return optimizer.arguments().values().get("learning_rate") instanceof Choice<?> choice
        ? Optional.of(choice.as(Schedule.class))
        : Optional.empty();
  }

  /** The same with another optimiser. */
  public Training with(Choice<Optimizer> other) {
    return changed(loss, other, metrics, callbacks, pretraining);
  }

  /** That of a stage of a pre-training, which only makes this loss small. */
  Training ofStage(Choice<Loss> stageLoss) {
    return changed(stageLoss, optimizer, List.of(), List.of(), Optional.empty());
  }

  private Training changed(
      Choice<Loss> other,
      Choice<Optimizer> rule,
      List<Choice<Loss>> measured,
      List<Choice<Callback>> watching,
      Optional<Choice<Pretraining>> before) {
    return new Training(
        other,
        rule,
        measured,
        batchSize,
        epochs,
        shuffle,
        validationSplit,
        validationFrequency,
        validationBatchSize,
        watching,
        before,
        seed);
  }
}
