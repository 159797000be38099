package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.ThreadMXBean;
import dev.bowline.runtime.TrainingOptions;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepperTest {
  private static final TrainingOptions ONE_THREAD = TrainingOptions.fromModel().withThreads(1);

  @Test
  void theNumberOfThreadsChangesNoBit() {
    int size = 19;
    for (int rows : new int[] {1, 11, 12, 13, 37, 100}) {
      float[] expected = trained(size, rows, 1);
      for (int threads : new int[] {2, 3, 8}) {
        assertThat(trained(size, rows, threads)).isEqualTo(expected);
      }
    }
  }

  @Test
  void theReturnedLossIsThatBeforeTheStep() {
    try (LinearTrainer trainer = LinearTrainer.of(2, ONE_THREAD)) {
      float[] x = numbers(6);
      double before = trainer.advance(x, x, 3);
      double again = trainer.advance(x, x, 3);
      assertThat(before).isGreaterThan(again);
      assertThat(trainer.losses).hasLength(3);
      assertThat(again).isEqualTo((trainer.losses[0] + trainer.losses[1] + trainer.losses[2]) / 3);
    }
  }

  @Test
  void eachStepHasItsOwnNoise() {
    try (LinearTrainer trainer = LinearTrainer.of(2, ONE_THREAD)) {
      float[] x = numbers(2);
      trainer.advance(x, x, 1);
      long first = trainer.noise;
      trainer.advance(x, x, 1);
      assertThat(first).isEqualTo(Draws.key(Draws.key(5, Draws.NOISE), 0));
      assertThat(trainer.noise).isEqualTo(Draws.key(Draws.key(5, Draws.NOISE), 1));
    }
  }

  @Test
  void aStepDependsOnWeightsSlotsAndIterationAlone() {
    float[] x = numbers(20 * 4);
    try (LinearTrainer whole = LinearTrainer.of(4, ONE_THREAD);
        LinearTrainer resumed = LinearTrainer.of(4, ONE_THREAD)) {
      whole.advance(x, x, 20);
      whole.advance(x, x, 20);
      Tensors.copy(List.of(whole.weights()), List.of(resumed.weights()));
      Tensors.copy(whole.slots(), resumed.slots());
      resumed.setIteration(whole.iteration());
      whole.advance(x, x, 20);
      resumed.advance(x, x, 20);
      assertThat(resumed.w).isEqualTo(whole.w);
      assertThat(resumed.iteration()).isEqualTo(3);
    }
  }

  @Test
  void aLossThatIsNotFiniteIsReturnedAndChangesNothing() {
    try (LinearTrainer trainer = LinearTrainer.of(2, ONE_THREAD)) {
      float[] before = Tensors.flatten(trainer.weights());
      float[] x = {1, Float.NaN};
      assertThat(trainer.step(x, x, 1)).isNaN();
      assertThat(Tensors.flatten(trainer.weights())).isEqualTo(before);
      assertThat(trainer.iteration()).isEqualTo(0);
    }
  }

  @Test
  void theLossAloneIsWithoutNoiseAndChangesNothing() {
    try (LinearTrainer trainer = LinearTrainer.of(3, ONE_THREAD)) {
      float[] x = numbers(3);
      double loss = 0;
      for (int j = 0; j < 3; j++) {
        double y = x[0] * trainer.w[j] + x[1] * trainer.w[3 + j] + x[2] * trainer.w[6 + j];
        loss += (y - x[j]) * (y - x[j]) / 3;
      }
      assertThat(trainer.loss(x, x, 1)).isWithin(1e-6).of(loss);
      assertThat(trainer.loss(x, x, 1)).isEqualTo(trainer.loss(x, x, 1));
      assertThat(trainer.iteration()).isEqualTo(0);
    }
  }

  @Test
  void theOptionsReplaceSeedAndLearningRate() {
    float[] x = numbers(4);
    float[] slow = afterOneStep(ONE_THREAD.withLearningRate(1e-6), x);
    float[] fast = afterOneStep(ONE_THREAD.withLearningRate(1), x);
    float[] other = afterOneStep(ONE_THREAD.withLearningRate(1).withSeed(6), x);
    assertThat(fast).isNotEqualTo(slow);
    assertThat(other).isNotEqualTo(fast);
  }

  @Test
  void stepsGoOnAfterClosing() {
    float[] x = numbers(24 * 4);
    LinearTrainer trainer = LinearTrainer.of(4, ONE_THREAD.withThreads(2));
    trainer.step(x, x, 24);
    trainer.close();
    trainer.close();
    trainer.step(x, x, 24);
    try (LinearTrainer open = LinearTrainer.of(4, ONE_THREAD)) {
      open.step(x, x, 24);
      open.step(x, x, 24);
      assertThat(trainer.w).isEqualTo(open.w);
    }
  }

  @Test
  void stepsAllocateNothingOnceTheWorkSpaceIsThere() {
    float[] x = numbers(24 * 4);
    for (int threads : new int[] {1, 2}) {
      try (LinearTrainer trainer = LinearTrainer.of(4, ONE_THREAD.withThreads(threads))) {
        trainer.step(x, x, 24);
        long before = allocatedBytes();
        for (int step = 0; step < 1000; step++) {
          trainer.step(x, x, 24);
        }
        // Less than an object a step: asking takes a few itself.
        assertThat(allocatedBytes() - before).isLessThan(10_000L);
      }
    }
  }

  @Test
  void wrongArraysAndUnfittedScalingAreRejected() {
    try (LinearTrainer trainer =
        new LinearTrainer(2, Scaling.standard(2), LinearTrainer.settings(), ONE_THREAD)) {
      float[] x = numbers(6);
      assertThrows(IllegalArgumentException.class, () -> trainer.step(x, x, 4));
      assertThrows(IllegalArgumentException.class, () -> trainer.step(x, new float[5], 3));
      assertThrows(IllegalArgumentException.class, () -> trainer.step(x, x, 0));
      assertThrows(IllegalStateException.class, () -> trainer.step(x, x, 3));
      trainer.fitScaling(x, 3);
      assertThat(trainer.step(x, x, 3)).isFinite();
    }
  }

  static float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = Draws.uniform(3, i);
    }
    return numbers;
  }

  private static long allocatedBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  private static float[] trained(int size, int rows, int threads) {
    float[] x = numbers(rows * size);
    TrainingOptions options = TrainingOptions.fromModel().withThreads(threads);
    try (LinearTrainer trainer = LinearTrainer.of(size, options)) {
      for (int step = 0; step < 4; step++) {
        trainer.step(x, x, rows);
      }
      return Tensors.flatten(trainer.weights());
    }
  }

  private static float[] afterOneStep(TrainingOptions options, float[] x) {
    try (LinearTrainer trainer = LinearTrainer.of(2, options)) {
      trainer.step(x, x, 2);
      return Tensors.flatten(trainer.weights());
    }
  }
}
