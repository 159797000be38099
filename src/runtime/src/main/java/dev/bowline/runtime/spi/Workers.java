package dev.bowline.runtime.spi;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/**
 * Runs a task's shards at the same time: the caller's thread takes the first, a daemon thread each
 * of the others. The threads start with the first task, and end with {@link #close} or when nobody
 * holds this object any more.
 */
final class Workers implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final int threads;
  private final Crew crew;
  private final Cleaner.Cleanable end;

  /** What is shared out. */
  interface Task {
    void run(int shard, int shards);
  }

  /** For {@code threads} threads, the caller's among them. */
  Workers(int threads) {
    this.threads = threads;
    crew = new Crew(threads);
    // The crew does not know its owner, and its threads keep no task: so the owner can be
    // collected.
    end = CLEANER.register(this, crew::close);
  }

  /** How many shards a task is cut into. */
  int threads() {
    return threads;
  }

  /**
   * Returns when all shards are done, with everything they wrote visible. What a shard throws is
   * thrown here, after the others are done. After {@link #close} the caller does all of them.
   */
  void run(Task task) {
    try {
      crew.run(task);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public void close() {
    end.clean();
  }
}
