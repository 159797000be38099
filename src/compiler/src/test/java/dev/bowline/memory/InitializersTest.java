package dev.bowline.memory;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.Family;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** First weights of generated classes: moments and quantiles of 30,000 of each kind. */
class InitializersTest {
  private static final int INPUTS = 300;
  private static final int UNITS = 100;
  private static final int SIZE = INPUTS * UNITS;

  /** How a normal distribution shrinks that is cut off at two deviations. */
  private static final double TRUNCATED = 0.87962566103423978;

  /**
   * What is expected of an initializer's numbers.
   *
   * @param quartile three of four numbers are below it
   */
  private record Expected(
      String call, double mean, double deviation, double quartile, double furthest) {
    static Expected uniform(String call, double low, double high) {
      double half = (high - low) / 2;
      double mean = (low + high) / 2;
      return new Expected(call, mean, half / Math.sqrt(3), mean + half / 2, half);
    }

    /** 0.6745 is the third quartile of the standard normal distribution. */
    static Expected normal(String call, double mean, double deviation) {
      return new Expected(
          call, mean, deviation, mean + 0.6744897501960817 * deviation, 6 * deviation);
    }

    /** 0.6391 is that of the one cut off at two. */
    static Expected truncated(String call, double mean, double before) {
      return new Expected(
          call, mean, before * TRUNCATED, mean + 0.6391119108712731 * before, 2 * before);
    }

    /** By the deviation behind the cut. */
    static Expected scaled(String call, double variance) {
      return truncated(call, 0, Math.sqrt(variance) / TRUNCATED);
    }

    String name() {
      return call.split("\\W", 2)[0];
    }
  }

  private static final List<Expected> EXPECTED =
      List.of(
          // sqrt(6 / (300 + 100)) = sqrt(0.015)
          Expected.uniform("glorot_uniform", -Math.sqrt(0.015), Math.sqrt(0.015)),
          // 2 / (300 + 100)
          Expected.scaled("glorot_normal", 0.005),
          // sqrt(6 / 300); 2 / 300
          Expected.uniform("he_uniform", -Math.sqrt(0.02), Math.sqrt(0.02)),
          Expected.scaled("he_normal", 2 / 300.0),
          // sqrt(3 / 300); 1 / 300
          Expected.uniform("lecun_uniform", -0.1, 0.1),
          Expected.scaled("lecun_normal", 1 / 300.0),
          Expected.uniform("random_uniform", -0.05, 0.05),
          Expected.uniform("random_uniform(minval = -1, maxval = 3)", -1, 3),
          Expected.normal("random_normal", 0, 0.05),
          Expected.normal("random_normal(mean = 2, stddev = 0.5)", 2, 0.5),
          Expected.truncated("truncated_normal", 0, 0.05),
          Expected.truncated("truncated_normal(mean = -1, stddev = 0.5)", -1, 0.5),
          Expected.scaled("variance_scaling", 1 / 300.0),
          Expected.scaled("variance_scaling(mode = fan_out)", 1 / 100.0),
          Expected.scaled("variance_scaling(3, fan_avg, normal)", 3 / 200.0),
          Expected.normal(
              "variance_scaling(distribution = untruncated_normal)", 0, Math.sqrt(1 / 300.0)),
          // sqrt(3 * 2 / 100)
          Expected.uniform(
              "variance_scaling(2, fan_out, uniform)", -Math.sqrt(0.06), Math.sqrt(0.06)),
          // Columns of length 2 among 300 numbers: 4 / 300 on the mean, and nearly normal.
          new Expected(
              "orthogonal(gain = 2)",
              0,
              2 / Math.sqrt(300),
              0.6744897501960817 * 2 / Math.sqrt(300),
              2));

  private static List<Class<?>> classes;

  @BeforeAll
  static void compile() {
    StringBuilder text = new StringBuilder();
    List<String> calls =
        Stream.concat(EXPECTED.stream().map(Expected::call), Stream.of("identity", "identity(0.5)"))
            .toList();
    for (int i = 0; i < calls.size(); i++) {
      text.append(
          """
          autoencoder Drawn%d {
            input(%d);
            layer code = dense(%d, kernel_initializer = %s);
            layer output = dense() tied_to code;
          }
          """
              .formatted(i, INPUTS, UNITS, calls.get(i)));
    }
    CompileResult result =
        Compiler.compile(CompileRequest.of(SourceFile.of("drawn.ae", text.toString())));
    assertWithMessage("%s", result.diagnostics()).that(result.hasErrors()).isFalse();
    classes = new ArrayList<>(MemoryCompiler.load(result.classes()));
  }

  private static float[] kernel(int model, long seed) {
    return ((Autoencoder) Factory.invoke(classes.get(model), "create", long.class, seed))
        .kernel("code");
  }

  @Test
  void numbersHaveTheMomentsAndQuantilesOfTheirDistribution() {
    for (int i = 0; i < EXPECTED.size(); i++) {
      Expected expected = EXPECTED.get(i);
      float[] kernel = kernel(i, 3);
      double sum = 0;
      double squares = 0;
      for (float w : kernel) {
        sum += w;
        squares += (w - expected.mean()) * (w - expected.mean());
        assertWithMessage(expected.call())
            .that(Math.abs(w - expected.mean()))
            .isAtMost(expected.furthest() * (1 + 1e-6));
      }
      double error = expected.deviation() / Math.sqrt(SIZE);
      assertWithMessage(expected.call()).that(sum / SIZE).isWithin(5 * error).of(expected.mean());
      assertWithMessage(expected.call())
          .that(Math.sqrt(squares / SIZE))
          .isWithin(4 * error)
          .of(expected.deviation());
      Arrays.sort(kernel);
      assertWithMessage(expected.call())
          .that((double) kernel[3 * SIZE / 4])
          .isWithin(10 * error)
          .of(expected.quartile());
    }
  }

  @Test
  void theSameSeedGivesTheSameNumbersAndAnotherOthers() {
    for (int i = 0; i < EXPECTED.size(); i++) {
      assertThat(kernel(i, 3)).isEqualTo(kernel(i, 3));
      assertThat(kernel(i, 3)).isNotEqualTo(kernel(i, 4));
    }
  }

  @Test
  void identityIsTheGainOnTheDiagonal() {
    for (int last = 0; last < 2; last++) {
      float[] kernel = kernel(EXPECTED.size() + last, 9);
      for (int i = 0; i < INPUTS; i++) {
        for (int j = 0; j < UNITS; j++) {
          float expected = i != j ? 0 : last == 0 ? 1 : 0.5f;
          assertThat(kernel[i * UNITS + j]).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void everyInitializerThatDrawsIsHere() {
    assertThat(EXPECTED.stream().map(Expected::name).toList())
        .containsAtLeastElementsIn(
            Catalog.of(Family.INITIALIZER).stream()
                .map(Entry::name)
                .filter(name -> !List.of("zeros", "ones", "constant", "identity").contains(name))
                .toList());
  }
}
