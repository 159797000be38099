package dev.bowline.runtime;

/** The code that computes for an autoencoder. */
public enum Kernels {
  /** Loops that run on every Java. */
  PLAIN,
  /** Vectors of the module {@code jdk.incubator.vector}. */
  VECTOR
}
