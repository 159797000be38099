package dev.bowline.benchmarks.contender;

/** A network in use. The data are where the contender likes them, and outputs stay there. */
public interface Inference extends AutoCloseable {
  /** Reconstructs a batch of the job. */
  void batch(int batch);

  /** Reconstructs the first row of a batch. */
  void row(int batch);

  /** What the last {@link #batch} gave, [rows * inputSize]. */
  float[] batchOutput();

  /** What the last {@link #row} gave, [inputSize]. */
  float[] rowOutput();

  @Override
  void close();
}
