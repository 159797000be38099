package dev.bowline.benchmarks.work;

/** What is timed. */
public enum Task {
  /** One training step on a batch: forward, backward, Adam; with the loss as a result. */
  STEP,
  /** A whole batch through {@code reconstruct}. */
  BATCH,
  /** One row through {@code reconstruct}. */
  ROW;

  /** Floating-point operations of the products that the task needs. */
  public double operations(Workload workload) {
    return switch (this) {
      case STEP -> workload.rows() * workload.network().stepOperations();
      case BATCH -> workload.rows() * workload.network().reconstructOperations();
      case ROW -> workload.network().reconstructOperations();
    };
  }
}
