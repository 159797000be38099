package dev.bowline.memory;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.Range;
import dev.bowline.plan.Target;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.spi.Draws;
import dev.bowline.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thresholds, and what makes a row strange. */
final class AnomaliesTest {
  private static final String MODEL =
      """
      autoencoder Plain {
        input(3);
        layer code = dense(2);
        layer output = dense tied_to code;
      }
      """;

  @TempDir Path folder;

  /** Zero weights and a bias of (1, 2, 3): the reconstruction is the bias, whatever comes in. */
  private static Autoencoder constant() {
    Autoencoder model = compiled(MODEL, Set.of()).create(1);
    // code.kernel [3][2], code.bias [2], output.bias [3]
    model.setParameters(new float[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3});
    return model;
  }

  private static CompiledModel compiled(String text, Set<Target> targets) {
    CompileResult result =
        Compiler.compile(CompileRequest.of(SourceFile.of("a.ae", text)).with(targets));
    assertWithMessage(text).that(result.hasErrors()).isFalse();
    return MemoryCompiler.compile(result.classes().get(0));
  }

  /** Errors of 1, 0 and 3: (1 + 0 + 9) / 3. */
  @Test
  void aSquaredErrorIsTheSumOfItsFeaturesShares() {
    float[] contribution = new float[3];
    constant().explain(new float[] {2, 2, 0}, contribution);
    assertThat(contribution).usingTolerance(1e-6).containsExactly(1f / 3, 0f, 3f).inOrder();
    assertThat(constant().score(new float[] {2, 2, 0})).isWithin(1e-6f).of(10f / 3);
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void contributionsSumToTheScoreForEveryLoss(Target target) throws ReflectiveOperationException {
    StringBuilder text = new StringBuilder();
    int models = 0;
    for (Entry loss : Catalog.of(Family.LOSS)) {
      boolean anywhere = ((Loss) loss).domain().equals(Range.ANY);
      for (String activation : List.of("sigmoid", anywhere ? "linear" : "softmax")) {
        text.append(
            """
            autoencoder Scored%d {
              input(19);
              layer code = dense(5, activation = tanh);
              layer output = dense(activation = %s) tied_to code;
              train { loss = %s; }
            }
            """
                .formatted(models++, activation, loss.name()));
      }
    }
    CompileResult result =
        Compiler.compile(
            CompileRequest.of(SourceFile.of("a.ae", text.toString())).with(Set.of(target)));
    assertThat(result.hasErrors()).isFalse();
    List<Class<?>> classes = MemoryCompiler.load(result.classes());
    for (int i = 0; i < models; i++) {
      Object model = classes.get(i).getMethod("create", long.class).invoke(null, 3L);
      requireSums((Autoencoder) model, result.models().get(i).training().loss().name());
    }
  }

  private static void requireSums(Autoencoder model, String loss) {
    float[] x = new float[19];
    float[] contribution = new float[19];
    for (int row = 0; row < 3; row++) {
      for (int i = 0; i < 19; i++) {
        x[i] = 0.02f + 0.96f * Draws.uniform(row, i);
      }
      model.explain(x, contribution);
      double sum = 0;
      for (float part : contribution) {
        sum += part;
      }
      float score = model.score(x);
      assertWithMessage(loss).that(score).isFinite();
      assertWithMessage(loss).that(sum).isWithin(2e-5 * Math.max(1, Math.abs(score))).of(score);
    }
  }

  @Test
  void withoutAThresholdNothingIsAnAnomaly() {
    Autoencoder model = constant();
    assertThat(model.threshold().isPresent()).isFalse();
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> model.isAnomaly(new float[3]));
    assertThat(e).hasMessageThat().contains("the model has no threshold");
    assertThrows(IllegalArgumentException.class, () -> model.setThreshold(Float.NaN));
  }

  /** Scores 0, 1/3, 4/3 and 3; three quarters of the way: 4/3 + 0.25 (3 - 4/3) = 7/4. */
  @Test
  void aThresholdIsAQuantileOfScores() {
    Autoencoder model = constant();
    float[] rows = {1, 2, 3, 2, 2, 3, 3, 2, 3, 4, 2, 3};
    model.fitThreshold(rows, 4, 0.75);
    assertThat(model.threshold().getAsDouble()).isWithin(1e-6).of(1.75);
    assertThat(model.isAnomaly(new float[] {4, 2, 3})).isTrue();
    assertThat(model.isAnomaly(new float[] {3, 2, 3})).isFalse();
    model.fitThreshold(rows, 4, 1);
    assertThat(model.isAnomaly(new float[] {4, 2, 3})).isFalse();
    assertThrows(IllegalArgumentException.class, () -> model.fitThreshold(rows, 4, 1.1));
  }

  @Test
  void aThresholdIsSavedLoadedAndCopied() throws IOException {
    CompiledModel compiled = compiled(MODEL, Set.of());
    Autoencoder model = compiled.create(1);
    Path file = folder.resolve("w.safetensors");
    model.save(file);
    long without = Files.size(file);
    assertThat(compiled.load(file).threshold().isPresent()).isFalse();
    model.setThreshold(0.625f);
    model.save(file);
    assertThat(Files.size(file)).isGreaterThan(without);
    assertThat(compiled.load(file).threshold().getAsDouble()).isEqualTo(0.625);
    Autoencoder copy = model.copy();
    model.setThreshold(2);
    assertThat(copy.threshold().getAsDouble()).isEqualTo(0.625);
  }
}
