package dev.bowline.memory;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.plan.Target;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.Trainer;
import dev.bowline.source.SourceFile;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A training with {@code use_ema} ends with the average of its weights. */
final class AverageTest {
  private static final int SIZE = 5;
  private static final int ROWS = 12;
  private static final int BATCH = 4;

  private static final String MODEL =
      """
      autoencoder Averaged {
        input(5);
        layer code = dense(3, activation = tanh);
        layer output = dense tied_to code;
        train {
          optimizer = sgd(learning_rate = 0.5, use_ema = true, ema_momentum = 0.75);
          batch_size = 4;
          epochs = 2;
          shuffle = false;
        }
      }
      """;

  @ParameterizedTest
  @EnumSource
  void fitLeavesTheAverageOfAllSteps(Target target) {
    CompiledModel compiled =
        MemoryCompiler.compile(
            Compiler.compile(CompileRequest.of(SourceFile.of("a.ae", MODEL)).with(Set.of(target)))
                .classes()
                .get(0));
    float[] x = rows();
    Autoencoder stepped = compiled.create(1);
    double[] average = new double[stepped.parameters().length];
    try (Trainer trainer = stepped.trainer()) {
      for (int step = 0; step < 2 * ROWS / BATCH; step++) {
        float[] batch = new float[BATCH * SIZE];
        System.arraycopy(x, step * batch.length % x.length, batch, 0, batch.length);
        trainer.step(batch, batch, BATCH);
        float[] weights = stepped.parameters();
        for (int i = 0; i < average.length; i++) {
          average[i] = step == 0 ? weights[i] : 0.75 * average[i] + 0.25 * weights[i];
        }
      }
    }
    Autoencoder fitted = compiled.create(1);
    try (Trainer trainer = fitted.trainer()) {
      trainer.fit(Dataset.of(x, ROWS));
    }
    for (int i = 0; i < average.length; i++) {
      assertThat((double) fitted.parameters()[i]).isWithin(1e-6).of(average[i]);
    }
    assertThat(fitted.parameters()).isNotEqualTo(stepped.parameters());
    // What is computed with the weights knows them at once.
    assertThat(reconstructed(fitted, x)).usingTolerance(1e-6).containsExactly(alike(fitted, x));
  }

  private static float[] reconstructed(Autoencoder model, float[] x) {
    float[] y = new float[x.length];
    model.reconstruct(x, y, ROWS);
    return y;
  }

  private static float[] alike(Autoencoder model, float[] x) {
    Autoencoder copy = model.copy();
    copy.setParameters(model.parameters());
    return reconstructed(copy, x);
  }

  private static float[] rows() {
    SplittableRandom random = new SplittableRandom(4);
    float[] x = new float[ROWS * SIZE];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble();
    }
    return x;
  }
}
