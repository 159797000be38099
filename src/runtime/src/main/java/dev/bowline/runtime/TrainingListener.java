package dev.bowline.runtime;

import java.util.Map;

/** Hears how a training goes, on the thread that called {@code fit}. Everything counts from 1. */
public interface TrainingListener {
  /** Before a stage of pre-training; all of them come before {@link #trainingStarted}. */
  default void stageStarted(PretrainingStage stage) {}

  /** After an epoch of a stage; the loss is the mean over its rows. */
  default void stageEpochFinished(PretrainingStage stage, int epoch, double loss) {}

  /** Before the first epoch. */
  default void trainingStarted(int epochs, int stepsPerEpoch) {}

  /**
   * Behind that, if the training does not begin at its first step: so many epochs, and so many
   * steps of the next one, were done before.
   */
  default void trainingResumed(int epochs, int steps) {}

  /** Before an epoch's first step. */
  default void epochStarted(int epoch) {}

  /** After a step; {@code loss} is the batch's before it. */
  default void stepFinished(int step, double loss) {}

  /** After an epoch: {@code loss}, the metrics, and {@code val_} of both. */
  default void epochFinished(int epoch, Map<String, Double> values) {}

  /** What a callback has to say to people, such as that it lowers the learning rate. */
  default void message(String text) {}
}
