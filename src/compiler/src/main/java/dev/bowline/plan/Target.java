package dev.bowline.plan;

/** What a set of kernels needs of the Java that runs it. */
public enum Target {
  /** Nothing: loops over arrays of rows, which the JIT compiler turns into vector code. */
  PLAIN,
  /** The module {@code jdk.incubator.vector}. */
  VECTOR
}
