package dev.bowline.runtime;

import java.io.IOException;
import java.nio.file.Path;

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

  /** All trained numbers, each once, in the order of a weights file; a copy. */
  float[] parameters();

  /** Replaces all trained numbers. */
  void setParameters(float[] parameters);

  /** A layer's kernel as that layer uses it, [inputs][units]: a tied one's is transposed. */
  float[] kernel(String layer);

  /** A layer's bias, [units]. */
  float[] bias(String layer);

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
