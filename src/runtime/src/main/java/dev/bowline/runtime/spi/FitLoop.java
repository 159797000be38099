package dev.bowline.runtime.spi;

import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.History;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;

/** A trainer for users: epochs, shuffling, validation and history around a {@link Stepper}. */
public abstract class FitLoop extends Stepper<float[]> implements Trainer {
  protected FitLoop(
      int inputSize, Scaling scaling, TrainingSettings settings, TrainingOptions options) {
    super(settings, options);
  }

  @Override
  public float step(float[] x, float[] target, int rows) {
    throw new UnsupportedOperationException();
  }

  @Override
  public History fit(Dataset data) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void fitScaling(float[] x, int rows) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void stop() {}
}
