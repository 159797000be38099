package dev.bowline.examples;

import static com.google.common.truth.Truth.assertWithMessage;

import com.sun.management.ThreadMXBean;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that runs often leaves work for the garbage collector. */
final class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CALLS = 50;
  private static final int ROUNDS = 3;
  private static final int FIRST_STEPS = 3;

  /** Writes down what each of these threads allocated so far: -1 for one that has ended. */
  private static void allocated(long[] threads, long[] bytes) {
    for (int i = 0; i < threads.length; i++) {
      bytes[i] = THREADS.getThreadAllocatedBytes(threads[i]);
    }
  }

  private static long[] thisThreadAndTheWorkers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t == Thread.currentThread() || t.getName().startsWith("bowline-worker"))
        .mapToLong(Thread::getId)
        .toArray();
  }

  private static Map<String, Runnable> calls(Autoencoder autoencoder, float[] x) {
    int rows = x.length / autoencoder.inputSize();
    float[] row = Rows.row(x, 0, autoencoder.inputSize());
    float[] code = new float[autoencoder.codeSize()];
    float[] y = new float[autoencoder.inputSize()];
    float[] codes = new float[rows * autoencoder.codeSize()];
    float[] ys = new float[x.length];
    float[] scores = new float[rows];
    Map<String, Runnable> calls = new LinkedHashMap<>();
    calls.put("encode", () -> autoencoder.encode(row, code));
    calls.put("decode", () -> autoencoder.decode(code, y));
    calls.put("reconstruct", () -> autoencoder.reconstruct(row, y));
    calls.put("score", () -> autoencoder.score(row));
    calls.put("encode a batch", () -> autoencoder.encode(x, codes, rows));
    calls.put("decode a batch", () -> autoencoder.decode(codes, ys, rows));
    calls.put("reconstruct a batch", () -> autoencoder.reconstruct(x, ys, rows));
    calls.put("score a batch", () -> autoencoder.score(x, scores, rows));
    return calls;
  }

  /**
   * What a round of calls allocates, the measuring itself being warm. What the JIT compiler makes
   * an object of once, as it changes from one code to another, is not in every round.
   */
  private static long allocatedBy(Runnable call) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      least = Math.min(least, allocatedInARound(call));
    }
    return least;
  }

  private static long allocatedInARound(Runnable call) {
    long[] threads = thisThreadAndTheWorkers();
    long[] before = new long[threads.length];
    long[] after = new long[threads.length];
    allocated(threads, before);
    allocated(threads, before);
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    allocated(threads, after);
    long sum = 0;
    for (int i = 0; i < threads.length; i++) {
      // A worker that ends here is of a trainer that was closed before.
      sum += after[i] < 0 ? 0 : after[i] - before[i];
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource
  void inferenceAllocatesInTheFirstCallOnly(Example example) {
    calls(example.trained(), example.rows())
        .forEach(
            (name, call) -> {
              call.run();
              assertWithMessage(name).that(allocatedBy(call)).isEqualTo(0);
            });
  }

  @ParameterizedTest
  @EnumSource
  void trainingAllocatesInTheFirstStepsOnly(Example example) {
    float[] x = example.rows();
    for (int threads = 1; threads <= 2; threads++) {
      Autoencoder autoencoder = example.create(1);
      int rows = x.length / autoencoder.inputSize();
      try (Trainer trainer =
          autoencoder.trainer(TrainingOptions.fromModel().withThreads(threads))) {
        trainer.fitScaling(x, rows);
        Runnable step = () -> trainer.step(x, x, rows);
        for (int i = 0; i < FIRST_STEPS; i++) {
          step.run();
        }
        assertWithMessage("%s threads", threads).that(allocatedBy(step)).isEqualTo(0);
      }
    }
  }
}
