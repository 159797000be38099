package dev.bowline.memory;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.plan.Target;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import dev.bowline.runtime.spi.Doubles;
import dev.bowline.source.SourceFile;
import java.util.Arrays;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The normal numbers of noise layers, read from a step's gradient. The input is zero, so the first
 * layer gets half of each number; the weights are such that its kernel's gradient is just that.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NormalNoiseTest {
  private static final int SIZE = 4099;
  private static final int STEPS = 256;
  private static final int DRAWS = SIZE * STEPS;

  private static final String MODEL =
      """
      autoencoder Noisy {
        input(%d);
        layer shaken = gaussian_noise(0.5);
        layer code = dense(1);
        layer output = dense(%d);
        train { loss = mean_squared_error; optimizer = sgd(learning_rate = 1.0); }
      }
      """
          .formatted(SIZE, SIZE);

  private float[] ofPlain;
  private float[] ofVectors;

  @BeforeAll
  void draw() {
    ofPlain = numbers(Target.PLAIN);
    ofVectors = numbers(Target.VECTOR);
  }

  private static float[] numbers(Target target) {
    CompileResult result =
        Compiler.compile(CompileRequest.of(SourceFile.of("a.ae", MODEL)).with(Set.of(target)));
    assertWithMessage(MODEL).that(result.hasErrors()).isFalse();
    Autoencoder model = MemoryCompiler.compile(result.classes().get(0)).create(1);
    assertThat(model.kernels().name()).isEqualTo(target.name());
    // code.kernel [SIZE][1], code.bias [1], output.kernel [1][SIZE], output.bias [SIZE]
    float[] start = new float[3 * SIZE + 1];
    start[SIZE + 1] = 1;
    // An error of SIZE / 2 has the slope 1.
    start[2 * SIZE + 1] = SIZE / 2f;
    float[] x = new float[SIZE];
    float[] numbers = new float[DRAWS];
    try (Trainer trainer = model.trainer(TrainingOptions.fromModel().withSeed(3).withThreads(1))) {
      for (int step = 0; step < STEPS; step++) {
        model.setParameters(start);
        trainer.step(x, x, 1);
        float[] weights = model.parameters();
        for (int j = 0; j < SIZE; j++) {
          numbers[step * SIZE + j] = -2 * weights[j];
        }
      }
    }
    return numbers;
  }

  @Test
  void vectorsHoldTheGeneratorsNumbersToRounding() {
    for (int i = 0; i < DRAWS; i++) {
      assertThat(ofVectors[i]).isWithin(7 * Math.ulp(ofPlain[i])).of(ofPlain[i]);
    }
  }

  @Test
  void theirMomentsAreThoseOfTheNormalDistribution() {
    assertThat(mean(z -> z)).isWithin(5 / Math.sqrt(DRAWS)).of(0);
    assertThat(mean(z -> z * z)).isWithin(5 * Math.sqrt(2.0 / DRAWS)).of(1);
    assertThat(mean(z -> z * z * z)).isWithin(5 * Math.sqrt(15.0 / DRAWS)).of(0);
    assertThat(mean(z -> z * z * z * z)).isWithin(5 * Math.sqrt(96.0 / DRAWS)).of(3);
  }

  /** Kolmogorov and Smirnov: the distance times the root of n is above 1.95 once in 1,000 times. */
  @Test
  void theirDistributionIsTheNormalOne() {
    float[] sorted = ofVectors.clone();
    Arrays.sort(sorted);
    double furthest = 0;
    for (int i = 0; i < DRAWS; i++) {
      double expected = (1 + Doubles.erf(sorted[i] / Math.sqrt(2))) / 2;
      furthest = Math.max(furthest, Math.abs(expected - (i + 0.5) / DRAWS));
    }
    assertThat(furthest * Math.sqrt(DRAWS)).isLessThan(1.95);
  }

  /** Of a million numbers the largest is beyond 5.8 once in 140 times, below 4 never. */
  @Test
  void theyReachIntoTheTails() {
    float[] sorted = ofVectors.clone();
    Arrays.sort(sorted);
    assertThat(sorted[0]).isWithin(0.9f).of(-4.9f);
    assertThat(sorted[DRAWS - 1]).isWithin(0.9f).of(4.9f);
  }

  private double mean(DoubleUnaryOperator power) {
    double sum = 0;
    for (float z : ofVectors) {
      sum += power.applyAsDouble(z);
    }
    return sum / DRAWS;
  }
}
