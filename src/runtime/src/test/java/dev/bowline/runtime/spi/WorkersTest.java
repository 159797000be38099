package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {
  @Test
  void everyShardRunsOnceInEachRound() {
    for (int threads : new int[] {1, 2, 3, 8}) {
      try (Workers workers = new Workers(threads)) {
        AtomicIntegerArray runs = new AtomicIntegerArray(threads);
        for (int round = 1; round <= 2000; round++) {
          workers.run((shard, shards) -> runs.incrementAndGet(shard));
          for (int shard = 0; shard < threads; shard++) {
            assertThat(runs.get(shard)).isEqualTo(round);
          }
        }
      }
    }
  }

  @Test
  void whatWorkersWroteIsVisibleAfterwards() {
    try (Workers workers = new Workers(3)) {
      long[] plain = new long[3];
      for (int round = 0; round < 2000; round++) {
        workers.run((shard, shards) -> plain[shard]++);
        assertThat(plain[0] + plain[1] + plain[2]).isEqualTo(3 * (round + 1));
      }
    }
  }

  @Test
  void parkedWorkersWakeUp() {
    try (Workers workers = new Workers(2)) {
      for (int round = 0; round < 20; round++) {
        LockSupport.parkNanos(2_000_000);
        int[] shards = new int[2];
        workers.run((shard, count) -> shards[shard] = count);
        assertThat(shards).isEqualTo(new int[] {2, 2});
      }
    }
  }

  @Test
  void aCallerThatMustWaitParksAndWakesUp() {
    try (Workers workers = new Workers(2)) {
      boolean[] done = new boolean[1];
      workers.run(
          (shard, shards) -> {
            if (shard == 1) {
              LockSupport.parkNanos(20_000_000);
              done[0] = true;
            }
          });
      assertThat(done[0]).isTrue();
    }
  }

  @Test
  void whatAWorkerThrowsReachesTheCallerAndTheWorkersGoOn() {
    try (Workers workers = new Workers(3)) {
      for (int failing = 0; failing < 3; failing++) {
        int bad = failing;
        RuntimeException thrown =
            assertThrows(
                RuntimeException.class,
                () ->
                    workers.run(
                        (shard, shards) -> {
                          if (shard == bad) {
                            throw new RuntimeException("shard " + shard);
                          }
                        }));
        assertThat(thrown).hasMessageThat().isEqualTo("shard " + bad);
      }
      workers.run((shard, shards) -> {});
    }
  }

  @Test
  void anErrorOfAWorkerReachesTheCaller() {
    try (Workers workers = new Workers(2)) {
      Workers.Task task =
          (shard, shards) -> {
            if (shard == 1) {
              throw new StackOverflowError();
            }
          };
      assertThrows(StackOverflowError.class, () -> workers.run(task));
    }
  }

  @Test
  void anInterruptedCallerStillWaitsAndStaysInterrupted() {
    try (Workers workers = new Workers(2)) {
      Thread.currentThread().interrupt();
      boolean[] done = new boolean[1];
      workers.run(
          (shard, shards) -> {
            if (shard == 1) {
              LockSupport.parkNanos(5_000_000);
              done[0] = true;
            }
          });
      assertThat(done[0]).isTrue();
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void afterClosingTheCallerRunsEveryShard() {
    Workers workers = new Workers(3);
    workers.run((shard, shards) -> {});
    workers.close();
    workers.close();
    Thread[] threads = new Thread[3];
    workers.run((shard, shards) -> threads[shard] = Thread.currentThread());
    Thread caller = Thread.currentThread();
    assertThat(threads).asList().containsExactly(caller, caller, caller);
  }

  @Test
  void closingEndsTheDaemonThreads() throws InterruptedException {
    Thread[] threads = new Thread[3];
    try (Workers workers = new Workers(3)) {
      workers.run((shard, shards) -> threads[shard] = Thread.currentThread());
      assertThat(threads[1].isDaemon()).isTrue();
    }
    threads[1].join();
    threads[2].join();
  }

  @Test
  void forgottenWorkersEndTheirThreads() throws InterruptedException {
    Thread worker = forgottenWorker();
    while (worker.isAlive()) {
      System.gc();
      worker.join(10);
    }
  }

  @SuppressWarnings("resource") // forgetting to close is the case at hand
  private static Thread forgottenWorker() {
    Thread[] threads = new Thread[2];
    new Workers(2).run((shard, shards) -> threads[shard] = Thread.currentThread());
    return threads[1];
  }
}
