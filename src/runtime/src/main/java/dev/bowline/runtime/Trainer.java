package dev.bowline.runtime;

import java.util.Map;

/** Trains one autoencoder in place. Not for use by several threads, but for {@link #stop}. */
public interface Trainer extends AutoCloseable {
  /**
   * One step of the optimiser on {@code rows} rows.
   *
   * @param x the input, at least [rows][inputSize]
   * @param target what to reconstruct, of the same shape; usually {@code x} itself
   * @param rows from 1
   * @return the loss before the step, penalties included; if that is not finite, nothing is changed
   */
  float step(float[] x, float[] target, int rows);

  /**
   * The same with a weight for each row, which its loss is multiplied by; the sum is still divided
   * by the number of rows, as in Keras, unless the loss's reduction says something else. A loss
   * that the rows have together, such as {@code dice}, is multiplied by the weights' mean.
   *
   * @param sampleWeight at least [rows]: finite, and not negative
   */
  float step(float[] x, float[] target, float[] sampleWeight, int rows);

  /**
   * Trains for the epochs that the options name. Stopped before, it returns the whole epochs.
   *
   * @throws DivergedException if a loss is not finite; the weights are those that gave it
   * @throws IllegalArgumentException if the rows are not of the model's size, or a validation split
   *     leaves no rows on one side
   */
  History fit(Dataset data);

  /**
   * The {@code loss} and the metrics on all rows, without noise, in scaled space: means over the
   * rows or, of a loss that the rows of a batch have together, over batches of the batch size, each
   * counted as often as it has rows.
   */
  Map<String, Double> evaluate(Dataset data);

  /** Fits the model's scaling on {@code rows} rows; nothing if it has none or is fitted. */
  void fitScaling(float[] x, int rows);

  /**
   * Lets {@link #fit} return after the current step; from any thread. If none runs, the next one
   * returns at once.
   */
  void stop();

  /** Ends the workers. May be called twice. */
  @Override
  void close();
}
