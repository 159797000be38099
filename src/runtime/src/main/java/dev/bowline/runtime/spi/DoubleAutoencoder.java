package dev.bowline.runtime.spi;

import dev.bowline.runtime.TrainingOptions;

/** A class generated in double precision, to check gradients; see {@code Autoencoder}. */
public interface DoubleAutoencoder {
  int inputSize();

  int codeSize();

  void encode(double[] x, double[] code, int rows);

  void decode(double[] code, double[] y, int rows);

  void reconstruct(double[] x, double[] y, int rows);

  void score(double[] x, double[] scores, int rows);

  double[] parameters();

  void setParameters(double[] parameters);

  double[] kernel(String layer);

  double[] bias(String layer);

  default double[] alpha(String layer) {
    throw Expect.noSuchLayer(layer, "alpha");
  }

  DoubleAutoencoder copy();

  /** Fits the scaling; nothing where the model has none. */
  default void fitScaling(double[] x, int rows) {}

  /** A trainer of this instance. */
  Stepper<double[]> trainer(TrainingOptions options);
}
