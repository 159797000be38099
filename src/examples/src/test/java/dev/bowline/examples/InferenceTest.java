package dev.bowline.examples;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.runtime.Autoencoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One instance serves many threads at once. */
final class InferenceTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 5;

  /** Row by row: the reconstructions, then the scores. */
  private static float[] answers(Autoencoder autoencoder, float[] rows) {
    int size = autoencoder.inputSize();
    int count = rows.length / size;
    float[] answers = new float[rows.length + count];
    float[] found = new float[size];
    for (int n = 0; n < count; n++) {
      float[] row = Rows.row(rows, n, size);
      autoencoder.reconstruct(row, found);
      System.arraycopy(found, 0, answers, n * size, size);
      answers[rows.length + n] = autoencoder.score(row);
    }
    return answers;
  }

  @ParameterizedTest
  @EnumSource
  void manyThreadsGetTheAnswersOfOne(Example example) throws Exception {
    Autoencoder autoencoder = example.trained();
    float[] rows = example.rows();
    float[] expected = answers(autoencoder, rows);
    CountDownLatch start = new CountDownLatch(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        done.add(
            threads.submit(
                () -> {
                  start.countDown();
                  start.await();
                  for (int round = 0; round < ROUNDS; round++) {
                    assertThat(answers(autoencoder, rows)).isEqualTo(expected);
                  }
                  return null;
                }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBatchGivesWhatItsRowsGive(Example example) {
    Autoencoder autoencoder = example.trained();
    float[] rows = example.rows();
    int count = rows.length / autoencoder.inputSize();
    float[] found = new float[rows.length];
    float[] scores = new float[count];
    autoencoder.reconstruct(rows, found, count);
    autoencoder.score(rows, scores, count);
    float[] expected = answers(autoencoder, rows);

    for (int i = 0; i < expected.length; i++) {
      float one = i < rows.length ? found[i] : scores[i - rows.length];
      assertThat(one).isWithin(1e-4f * Math.max(1, Math.abs(expected[i]))).of(expected[i]);
    }
  }
}
