package dev.bowline.cli.bench;

/**
 * How fast a model is.
 *
 * @param batchSize the rows of a training step and of a batch
 * @param stepMicros the time of a training step
 * @param batchMicros the time to reconstruct a batch
 * @param rowMicros the time to reconstruct one row alone
 * @param stepOperations the floating-point operations of a training step
 */
public record Speed(
    int batchSize, double stepMicros, double batchMicros, double rowMicros, long stepOperations) {

  /** Rows trained on in a second. */
  public double samplesPerSecond() {
    return batchSize * 1e6 / stepMicros;
  }

  /** Billions of floating-point operations in a second of training. */
  public double gflops() {
    return stepOperations / (stepMicros * 1e3);
  }
}
