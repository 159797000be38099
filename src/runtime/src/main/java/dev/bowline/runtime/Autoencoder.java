package dev.bowline.runtime;

import dev.bowline.runtime.spi.Expect;
import dev.bowline.runtime.spi.Quantile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * A trained or trainable autoencoder. Every array is row-major: a batch of {@code rows} samples of
 * size {@code s} is {@code [rows][s]}.
 *
 * <p>The methods that read may run on any number of threads at once; those that write ({@link
 * #setParameters} and all of a {@link Trainer}) need the instance for themselves.
 *
 * <p>Arrays of a wrong length, an input that is also the output, or an unknown layer throw {@link
 * IllegalArgumentException}; scaling that was never fitted, {@link IllegalStateException}.
 */
public interface Autoencoder {
  /** The numbers of one sample. */
  int inputSize();

  /** The numbers of one code. */
  int codeSize();

  /** Which code computes: decided when the class is loaded. */
  Kernels kernels();

  /** Encodes one row: {@code x} is [inputSize], {@code code} is [codeSize]. */
  void encode(float[] x, float[] code);

  /** Encodes {@code rows} rows; the arrays may be longer than needed. */
  void encode(float[] x, float[] code, int rows);

  /** Decodes one row: {@code code} is [codeSize], {@code y} is [inputSize]. */
  void decode(float[] code, float[] y);

  /** Decodes {@code rows} rows; the arrays may be longer than needed. */
  void decode(float[] code, float[] y, int rows);

  /** Encodes and decodes one row; both arrays are [inputSize]. */
  void reconstruct(float[] x, float[] y);

  /** Encodes and decodes {@code rows} rows; the arrays may be longer than needed. */
  void reconstruct(float[] x, float[] y, int rows);

  /** The row's value of the model's loss with itself as the target, in scaled space. */
  float score(float[] x);

  /** The score of each of {@code rows} rows; {@code scores} is [rows]. */
  void score(float[] x, float[] scores, int rows);

  /**
   * What each feature contributes to the score of a row: these sum to the score, but for rounding.
   * Where the loss is a sum or a mean over the features, it is the feature's own term; another loss
   * is shared out in proportion to the absolute errors.
   *
   * @param x [inputSize]
   * @param contribution [inputSize]
   */
  void explain(float[] x, float[] contribution);

  /**
   * The score above which a row is an anomaly; empty until there is one. It is saved and copied.
   */
  OptionalDouble threshold();

  /** Replaces the threshold; training does not change it. */
  void setThreshold(float threshold);

  /**
   * Makes a quantile of the scores of {@code rows} rows the threshold, between two of them by
   * linear interpolation.
   *
   * @param quantile from 0 to 1, such as 0.99
   */
  default void fitThreshold(float[] x, int rows, double quantile) {
    float[] scores = new float[rows];
    score(x, scores, rows);
    setThreshold(Quantile.of(scores, quantile));
  }

  /**
   * Whether the row's score is above the threshold.
   *
   * @throws IllegalStateException if there is none
   */
  default boolean isAnomaly(float[] x) {
    OptionalDouble threshold = threshold();
    if (threshold.isEmpty()) {
      throw new IllegalStateException(
          "the model has no threshold: call fitThreshold, or load weights saved after that");
    }
    return score(x) > threshold.getAsDouble();
  }

  /** All trained numbers, each once, in the order of a weights file; a copy. */
  float[] parameters();

  /** Replaces all trained numbers. */
  void setParameters(float[] parameters);

  /** A layer's kernel as that layer uses it, [inputs][units]: a tied one's is transposed. */
  float[] kernel(String layer);

  /** A layer's bias, [units]. */
  float[] bias(String layer);

  /** The learned slopes of a {@code prelu} layer, [units]. */
  default float[] alpha(String layer) {
    throw Expect.noSuchLayer(layer, "alpha");
  }

  /**
   * Writes the weights as {@code .safetensors}, replacing the file in one step.
   *
   * @throws IOException if it cannot be written; the old file is then as it was
   */
  void save(Path file) throws IOException;

  /** An independent instance with the same weights and scaling. */
  Autoencoder copy();

  /** A trainer with the settings of the model file. */
  Trainer trainer();

  /** A trainer with some settings replaced. */
  Trainer trainer(TrainingOptions options);
}
