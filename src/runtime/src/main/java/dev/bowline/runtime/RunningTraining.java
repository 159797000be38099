package dev.bowline.runtime;

import java.nio.file.Path;
import java.util.Map;

/** A training as its callbacks see it; used on the thread that called {@code fit} only. */
public interface RunningTraining {
  /** What is trained; its weights are those of this moment. */
  Autoencoder model();

  /** The running means of {@code loss} and metrics in this epoch, and what it reported so far. */
  Map<String, Double> values();

  /** The learning rate of the next step. */
  double learningRate();

  /**
   * Sets the learning rate of the steps to come; above 0 or 0.
   *
   * @throws IllegalStateException if it follows a schedule
   */
  void setLearningRate(double rate);

  /** Ends the training after this step; the epoch is then reported as it is. */
  void stop();

  /** Adds a value to what this epoch reports: callbacks behind this one and the history get it. */
  void report(String name, double value);

  /** Tells people something: goes to {@link TrainingListener#message}. */
  void say(String message);

  /** Tells that weights were saved: if the loss becomes infinite or NaN, the error names them. */
  void saved(Path file);
}
