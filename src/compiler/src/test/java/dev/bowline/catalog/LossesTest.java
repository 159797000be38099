package dev.bowline.catalog;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The losses of the catalogue, in double. */
class LossesTest {
  private static final double STEP = 1e-5;

  static List<Choice<Loss>> losses() {
    return Choices.losses();
  }

  /** Each fused form with its activation. */
  static Stream<Arguments> fused() {
    return losses().stream()
        .filter(loss -> !Loss.takesLogits(loss.arguments()))
        .flatMap(
            loss ->
                loss.entry().fused().keySet().stream()
                    .map(activation -> Arguments.of(loss, activation)));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theDerivativeIsTheSlopeOfTheValue(Choice<Loss> loss) {
    LossRunner runner = new LossRunner(loss);
    SplittableRandom random = new SplittableRandom(1);
    for (int draw = 0; draw < 30; draw++) {
      double[] y = draw(random, 5);
      double[] t = targets(random, draw);
      double[] dy = runner.gradient(y, t);
      double largest = Arrays.stream(dy).map(Math::abs).max().orElseThrow();
      for (int j = 0; j < y.length; j++) {
        double above = runner.value(moved(y, j, STEP), t);
        double middle = runner.value(y, t);
        double below = runner.value(moved(y, j, -STEP), t);
        boolean smooth = Math.abs(above - 2 * middle + below) < 1e-6 * Math.max(1, middle);
        if (smooth) {
          assertWithMessage("at %s, target %s", y[j], t[j])
              .that(dy[j])
              .isWithin(1e-6 * Math.max(1, largest))
              .of((above - below) / (2 * STEP));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fused")
  void theFusedFormIsTheLossOfTheActivation(Choice<Loss> loss, String activation) {
    LossRunner runner = new LossRunner(loss);
    SplittableRandom random = new SplittableRandom(2);
    for (int draw = 0; draw < 30; draw++) {
      double[] x = draw(random, 5);
      double[] t = targets(random, draw);
      double[] y = ActivationRunner.forward(LossRunner.activation(activation), x);
      assertThat(runner.valueBehind(activation, x, t)).isWithin(1e-12).of(runner.value(y, t));
      double[] dy = runner.gradient(y, t);
      double[] dx = ActivationRunner.backward(LossRunner.activation(activation), x, dy);
      assertThat(runner.gradientBehind(activation, x, t)).usingTolerance(1e-10).containsExactly(dx);
    }
  }

  @ParameterizedTest
  @MethodSource("fused")
  void theFusedFormIsFiniteAtOneHundred(Choice<Loss> loss, String activation) {
    LossRunner runner = new LossRunner(loss);
    double[] x = {100, -100, 0, -99, 99};
    for (double[] t : new double[][] {{1, 0, 0, 1, 0}, {0, 0, 0, 0, 0}, {0, 1, 0.5, 0, 1}}) {
      assertThat(runner.valueBehind(activation, x, t)).isFinite();
      assertThat(allFinite(runner.gradientBehind(activation, x, t))).isTrue();
    }
  }

  /** A confident mistake is still corrected: -ln sigmoid(-100) = 100, and its slope is -1. */
  @Test
  void theFusedCrossentropiesKeepTheirSlopeWhereProbabilitiesAreClipped() {
    LossRunner binary = new LossRunner("binary_crossentropy", Map.of());
    assertThat(binary.valueBehind("sigmoid", new double[] {-100}, 1)).isWithin(1e-12).of(100);
    assertThat(binary.gradientBehind("sigmoid", new double[] {-100}, 1)[0]).isWithin(1e-12).of(-1);
    assertThat(binary.gradient(new double[] {0}, 1)[0]).isEqualTo(0.0);
    LossRunner categorical = new LossRunner("categorical_crossentropy", Map.of());
    // ln(e^100 + e^-100) + 100
    assertThat(categorical.valueBehind("softmax", new double[] {100, -100}, 0, 1))
        .isWithin(1e-12)
        .of(200);
    assertThat(categorical.gradientBehind("softmax", new double[] {100, -100}, 0, 1))
        .usingTolerance(1e-12)
        .containsExactly(new double[] {1, -1});
  }

  @ParameterizedTest
  @MethodSource("losses")
  void valueAndDerivativeAreFiniteAtTheEnds(Choice<Loss> loss) {
    LossRunner runner = new LossRunner(loss);
    boolean anywhere = loss.entry().domain(loss.arguments()).equals(Range.ANY);
    List<double[]> rows =
        new ArrayList<>(List.of(new double[] {0, 0, 0, 0}, new double[] {1, 0, 1, 0}));
    if (anywhere) {
      rows.add(new double[] {100, -100, 0, 99});
    }
    for (double[] y : rows) {
      for (double[] t : List.of(new double[] {0, 0, 0, 0}, new double[] {1, 1, 0, 0})) {
        assertWithMessage("value").that(runner.value(y, t)).isFinite();
        assertWithMessage("derivative").that(allFinite(runner.gradient(y, t))).isTrue();
      }
    }
  }

  @Test
  void everyLossTakesAReductionAndNoneHasAnotherDefault() {
    for (Entry loss : Catalog.of(Family.LOSS)) {
      assertThat(
              loss.arguments().stream()
                  .filter(spec -> spec.name().equals("reduction"))
                  .map(ArgumentSpec::fallback))
          .containsExactly(Optional.of("sum_over_batch_size"));
    }
  }

  /** Numbers that follow from the formulas, with the arithmetic. */
  static Stream<Known> known() {
    return Stream.of(
        // (4 + 1) / 2; (2 + 1) / 2
        Known.of("mean_squared_error", Map.of(), 2.5).at(3, 1).target(1, 2),
        Known.of("mean_absolute_error", Map.of(), 1.5).at(3, 1).target(1, 2),
        // 100 (1/2 + 1/4) / 2; 100 * 1e-7 / 1e-7
        Known.of("mean_absolute_percentage_error", Map.of(), 37.5).at(3, 3).target(2, 4),
        Known.of("mean_absolute_percentage_error", Map.of(), 100).at(1e-7).target(0),
        // ((ln 3 - ln 2)^2 + 0) / 2: what is below 0 counts as 1e-7
        Known.of("mean_squared_logarithmic_error", Map.of(), 0.08220097694658277)
            .at(2, -5)
            .target(1, 0),
        // (0.5 * 0.5^2 + (2 - 0.5)) / 2; (0.3 * 0.5 - 0.3^2 / 2 + 0.3 * 2 - 0.3^2 / 2) / 2
        Known.of("huber", Map.of(), 0.8125).at(0.5, 2).target(0, 0),
        Known.of("huber", Map.of("delta", 0.3), 0.33).at(0.5, -2).target(0, 0),
        // (ln cosh 1 + ln cosh 2) / 2; 100 - ln 2, for cosh 100 = e^100 / 2
        Known.of("log_cosh", Map.of(), 0.8793917889204458).at(1, 2).target(0, 4),
        Known.of("log_cosh", Map.of(), 99.30685281944005).at(-100).target(0),
        // (1 - ln(1 + 1e-7) + 2 - 3 ln(2 + 1e-7)) / 2
        Known.of("poisson", Map.of(), 0.4602791041600866).at(1, 2).target(1, 3),
        // -ln 0.4; -(ln 0.6 + ln 0.4) / 2: Keras's own example, 0.916 and 0.714
        Known.of("binary_crossentropy", Map.of(), 0.916290731874155).at(0.6, 0.4).target(0, 1),
        Known.of("binary_crossentropy", Map.of(), 0.7135581778200728).at(0.4, 0.6).target(0, 0),
        // Targets 0.1 and 0.9: -(0.1 ln 0.6 + 0.9 ln 0.4), twice, over 2
        Known.of("binary_crossentropy", Map.of("label_smoothing", 0.2), 0.8757442210633385)
            .at(0.6, 0.4)
            .target(0, 1),
        // (ln(1 + e^-2) + ln(1 + e^-1)) / 2
        Known.of("binary_crossentropy", Map.of("from_logits", true), 0.22009484928059775)
            .at(2, -1)
            .target(1, 0),
        // -0.6^2 ln 0.4: Keras's own example, 0.330
        Known.of("binary_focal_crossentropy", Map.of(), 0.3298646634746958)
            .at(0.6, 0.4)
            .target(0, 1),
        // The same times (0.75 + 0.25) / 2
        Known.of(
                "binary_focal_crossentropy",
                Map.of("apply_class_balancing", true),
                0.1649323317373479)
            .at(0.6, 0.4)
            .target(0, 1),
        // -ln 0.95: Keras's own example, 0.0513; -ln(3 / 4) of numbers that sum to 4
        Known.of("categorical_crossentropy", Map.of(), 0.05129329438755058)
            .at(0.05, 0.95, 0)
            .target(0, 1, 0),
        Known.of("categorical_crossentropy", Map.of(), 0.2876820724517809).at(1, 3).target(0, 1),
        // -(0.1 ln 0.05 + 0.9 ln 0.95)
        Known.of("categorical_crossentropy", Map.of("label_smoothing", 0.2), 0.34573719230419464)
            .at(0.05, 0.95)
            .target(0, 1),
        // ln(e^-2 + e^-1 + 1)
        Known.of("categorical_crossentropy", Map.of("from_logits", true), 0.4076059644443804)
            .at(1, 2, 3)
            .target(0, 0, 1),
        // -0.25 * 0.1^2 ln 0.9, -0.25 * 0.95^2 ln 0.05: Keras's own example, 2.634e-4 and 0.67591
        Known.of("categorical_focal_crossentropy", Map.of(), 2.6340128914456573e-4)
            .at(0.05, 0.9, 0.05)
            .target(0, 1, 0),
        Known.of("categorical_focal_crossentropy", Map.of(), 0.67591209)
            .at(0.1, 0.85, 0.05)
            .target(0, 0, 1),
        // 0.25 ln(0.25 / 0.5) + 0.75 ln(0.75 / 0.5)
        Known.of("kl_divergence", Map.of(), 0.13081203594113697).at(0.5, 0.5).target(0.25, 0.75),
        // -(1 * 3 + 2 * 4) / (sqrt 5 * 5)
        Known.of("cosine_similarity", Map.of(), -0.9838699100999074).at(1, 2).target(3, 4),
        // 1 - 2 * 0.5 / (1 + 0.75 + 1e-7)
        Known.of("dice", Map.of("axis", -1L), 0.42857146122448797).at(0.5, 0.25).target(1, 0),
        // As one long row, the batch of Keras's documentation, which gives 0.6164384:
        // 1 - 2 * (1 + 0.4) / (4 + 3.3 + 1e-7)
        Known.of("dice", Map.of(), 0.6164383614186526)
            .at(0, 1, 0, 1, 0.4, 0, 0, 0.9)
            .target(1, 1, 0, 0, 1, 1, 0, 0),
        // 1 - 0.5 / (0.5 + 0.3 * 0.5 + 0.9 * 0.25 + 1e-7): alpha weighs what is missing
        Known.of("tversky", Map.of("axis", -1L, "alpha", 0.3, "beta", 0.9), 0.42857149387755356)
            .at(0.5, 0.25)
            .target(1, 0),
        // Zeros and ones are -1 and 1: (1 + 0.6 + 1 - 0.4) / 2; squared: (1.6^2 + 0.6^2) / 2
        Known.of("hinge", Map.of(), 1.1).at(0.6, 0.4).target(0, 1),
        Known.of("squared_hinge", Map.of(), 1.46).at(0.6, 0.4).target(0, 1),
        // Others stand for themselves: (1 - 0.5 * 0.6 + 1 - 0.4) / 2
        Known.of("hinge", Map.of(), 0.65).at(0.6, 0.4).target(0.5, 1),
        // 0.6 - 0.4 + 1
        Known.of("categorical_hinge", Map.of(), 1.2).at(0.6, 0.4).target(0, 1));
  }

  @ParameterizedTest
  @MethodSource("known")
  void isWhatTheFormulaSays(Known known) {
    LossRunner runner = new LossRunner(known.loss, known.given);
    assertThat(runner.value(known.y, known.t)).isWithin(1e-8).of(known.value);
  }

  @Test
  void everyLossHasAKnownValue() {
    assertThat(known().map(known -> known.loss).toList())
        .containsAtLeastElementsIn(Catalog.of(Family.LOSS).stream().map(Entry::name).toList());
  }

  @Test
  void elementsThatShareTheMaximumShareItsSlope() {
    LossRunner runner = new LossRunner("categorical_hinge", Map.of());
    assertThat(runner.gradient(new double[] {0.5, 0.5, 0.1}, 0, 0, 1))
        .usingTolerance(1e-12)
        .containsExactly(new double[] {0.5, 0.5, -1});
  }

  @Test
  void aRowOfZerosCountsAsClippedProbabilities() {
    LossRunner runner = new LossRunner("categorical_crossentropy", Map.of());
    assertThat(runner.value(new double[] {0, 0}, 0, 1)).isWithin(1e-12).of(-Math.log(1e-7));
    assertThat(runner.gradient(new double[] {0, 0}, 0, 1)).isEqualTo(new double[] {0, 0});
  }

  private static boolean allFinite(double[] numbers) {
    return Arrays.stream(numbers).allMatch(Double::isFinite);
  }

  private static double[] draw(SplittableRandom random, int size) {
    double[] numbers = new double[size];
    for (int j = 0; j < size; j++) {
      numbers[j] = 0.05 + 0.9 * random.nextDouble();
    }
    return numbers;
  }

  /** Shares of one, zeros and ones, or any. */
  private static double[] targets(SplittableRandom random, int draw) {
    double[] t = draw(random, 5);
    double sum = Arrays.stream(t).sum();
    for (int j = 0; j < t.length; j++) {
      t[j] = draw % 3 == 0 ? t[j] / sum : draw % 3 == 1 ? Math.rint(t[j]) : t[j];
    }
    return t;
  }

  private static double[] moved(double[] numbers, int j, double by) {
    double[] moved = numbers.clone();
    moved[j] += by;
    return moved;
  }

  /** A loss, and what it is of a row and its target. */
  private static final class Known {
    private final String loss;
    private final Map<String, Object> given;
    private final double value;
    private double[] y;
    private double[] t;

    private Known(String loss, Map<String, Object> given, double value) {
      this.loss = loss;
      this.given = given;
      this.value = value;
    }

    static Known of(String loss, Map<String, Object> given, double value) {
      return new Known(loss, given, value);
    }

    Known at(double... row) {
      y = row;
      return this;
    }

    Known target(double... row) {
      t = row;
      return this;
    }

    @Override
    public String toString() {
      return loss + given;
    }
  }
}
