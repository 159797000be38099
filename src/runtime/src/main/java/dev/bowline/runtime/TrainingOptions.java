package dev.bowline.runtime;

/** What replaces the settings of a model file in one training; immutable. */
public final class TrainingOptions {
  private TrainingOptions() {}

  /** Everything as the model file says. */
  public static TrainingOptions fromModel() {
    return new TrainingOptions();
  }
}
