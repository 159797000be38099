package dev.bowline.benchmarks.contender;

/** A task, ready to be done again and again. */
public interface Operation extends AutoCloseable {
  /** Does it once, on a batch of the job. */
  void run(int batch);

  @Override
  void close();
}
