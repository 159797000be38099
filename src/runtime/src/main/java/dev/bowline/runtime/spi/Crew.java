package dev.bowline.runtime.spi;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads of {@link Workers}. A hand-off is a volatile count that everyone spins on for some
 * microseconds before parking: executors take a hundred times longer, which a step would feel.
 */
final class Crew {
  /** Some ten microseconds, the usual distance between two phases. */
  private static final int SPINS = 500;

  private final Worker[] workers;
  private final int spins;
  private final AtomicInteger unfinished = new AtomicInteger();
  private volatile int round;
  private volatile Thread parkedCaller;
  private volatile boolean closed;
  private boolean started;
  private Workers.Task task;

  Crew(int threads) {
    workers = new Worker[threads - 1];
    spins = threads <= Runtime.getRuntime().availableProcessors() ? SPINS : 0;
  }

  synchronized void run(Workers.Task next) {
    int shards = workers.length + 1;
    if (closed || shards == 1) {
      for (int shard = 0; shard < shards; shard++) {
        next.run(shard, shards);
      }
      return;
    }
    start();
    task = next;
    unfinished.set(workers.length);
    round++;
    for (Worker worker : workers) {
      worker.wake();
    }
    Throwable failure = attempt(next, 0);
    awaitWorkers();
    task = null;
    for (Worker worker : workers) {
      failure = failure == null ? worker.failure : failure;
    }
    if (failure != null) {
      throw rethrown(failure);
    }
  }

  /** Waits for a task that runs, so that no thread ends before it took its shard. */
  synchronized void close() {
    closed = true;
    for (Worker worker : workers) {
      if (worker != null) {
        LockSupport.unpark(worker.thread);
      }
    }
  }

  private void start() {
    if (started) {
      return;
    }
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(i + 1);
    }
    for (Worker worker : workers) {
      worker.thread.start();
    }
    started = true;
  }

  private Throwable attempt(Workers.Task next, int shard) {
    try {
      next.run(shard, workers.length + 1);
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }

  private void awaitWorkers() {
    for (int i = 0; i < spins; i++) {
      if (unfinished.get() == 0) {
        return;
      }
      Thread.onSpinWait();
    }
    parkedCaller = Thread.currentThread();
    // An interrupted caller does not park but spins here, which is short, and stays interrupted.
    while (unfinished.get() != 0) {
      LockSupport.park(this);
    }
    parkedCaller = null;
  }

  private static RuntimeException rethrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  /** One thread, and what it last threw. */
  private final class Worker implements Runnable {
    private final int shard;
    private final Thread thread;
    private int done;
    private volatile boolean parked;
    private Throwable failure;

    Worker(int shard) {
      this.shard = shard;
      done = round;
      thread = new Thread(this, "bowline-worker-" + shard);
      thread.setDaemon(true);
    }

    void wake() {
      if (parked) {
        LockSupport.unpark(thread);
      }
    }

    @Override
    public void run() {
      while (awaitRound()) {
        done++;
        failure = attempt(task, shard);
        if (unfinished.decrementAndGet() == 0) {
          LockSupport.unpark(parkedCaller);
        }
      }
    }

    /** Waits for the next task; false when there will be none. */
    private boolean awaitRound() {
      for (int i = 0; i < spins && round == done && !closed; i++) {
        Thread.onSpinWait();
      }
      parked = true;
      while (round == done && !closed) {
        LockSupport.park(this);
        // Nobody but a stranger interrupts a worker; parking again would not work otherwise.
        Thread.interrupted();
      }
      parked = false;
      return round != done;
    }
  }
}
