package dev.bowline.runtime;

/** Trains one autoencoder in place. Not for use by several threads, but for {@link #stop}. */
public interface Trainer extends AutoCloseable {
  /**
   * One step of the optimiser on {@code rows} rows.
   *
   * @param x the input, at least [rows][inputSize]
   * @param target what to reconstruct, of the same shape; usually {@code x} itself
   * @param rows from 1
   * @return the loss before the step, penalties included; not finite if it was not
   */
  float step(float[] x, float[] target, int rows);

  /**
   * Trains for the epochs that the options name.
   *
   * @throws DivergedException if a loss is not finite
   */
  History fit(Dataset data);

  /** Fits the model's scaling on {@code rows} rows; nothing if it has none or is fitted. */
  void fitScaling(float[] x, int rows);

  /** Lets {@link #fit} return after the current step; from any thread. */
  void stop();

  /** Ends the workers. May be called twice. */
  @Override
  void close();
}
