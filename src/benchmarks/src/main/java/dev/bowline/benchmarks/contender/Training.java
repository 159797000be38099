package dev.bowline.benchmarks.contender;

/** A network in training. The data are where the contender likes them; no step copies them. */
public interface Training extends AutoCloseable {
  /** One step on a batch of the job; returns the loss before it. */
  float step(int batch);

  /** All trained numbers, layer by layer, kernel before bias. */
  float[] parameters();

  @Override
  void close();
}
