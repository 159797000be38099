package dev.bowline.catalog;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.bowline.catalog.ActivationRunner.backward;
import static dev.bowline.catalog.ActivationRunner.forward;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The activations of the catalogue, in double. */
class ActivationsTest {
  private static final double STEP = 1e-5;

  static List<Choice<Activation>> activations() {
    return Choices.activations();
  }

  @ParameterizedTest
  @MethodSource("activations")
  void theDerivativeIsTheSlopeOfTheValue(Choice<Activation> activation) {
    SplittableRandom random = new SplittableRandom(1);
    for (int draw = 0; draw < 50; draw++) {
      double[] x = draw(random, 6, 4);
      double[] dy = draw(random, 6, 1);
      double[] dx = backward(activation, x, dy);
      for (int j = 0; j < x.length; j++) {
        double above = along(activation, moved(x, j, STEP), dy);
        double middle = along(activation, x, dy);
        double below = along(activation, moved(x, j, -STEP), dy);
        boolean smooth = Math.abs(above - 2 * middle + below) < 1e-8;
        if (smooth) {
          assertWithMessage("at %s", x[j])
              .that(dx[j])
              .isWithin(1e-7)
              .of((above - below) / (2 * STEP));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("activations")
  void everyValueIsInTheRange(Choice<Activation> activation) {
    Range range = activation.entry().values(activation.arguments());
    SplittableRandom random = new SplittableRandom(2);
    for (int draw = 0; draw < 200; draw++) {
      for (double y : forward(activation, draw(random, 6, 8))) {
        assertWithMessage("%s", y).that(range.holds(y)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("activations")
  void valueAndDerivativeAreFiniteAtOneHundred(Choice<Activation> activation) {
    double[] x = {100, -100, 0, 99, -99, 0};
    double[] dy = {1, 1, 1, 1, 1, 1};
    DoubleStream.concat(
            DoubleStream.of(forward(activation, x)), DoubleStream.of(backward(activation, x, dy)))
        .forEach(each -> assertWithMessage("%s", each).that(each).isFinite());
  }

  @ParameterizedTest
  @MethodSource("activations")
  void notANumberStaysSo(Choice<Activation> activation) {
    double[] y = forward(activation, new double[] {1, Double.NaN, -1, 2});
    assertThat(y[1]).isNaN();
  }

  /** Numbers that follow from the formulas, with the arithmetic. */
  static Stream<Known> known() {
    return Stream.of(
        Known.of("linear", Map.of(), 0.7, 0.7),
        Known.of("relu", Map.of("negative_slope", 0.1, "threshold", 1.0), 0, -0.1).and(1.5, 1.5),
        // 0.2 * -2; 2
        Known.of("leaky_relu", Map.of(), -2, -0.4).and(2, 2),
        Known.of("relu6", Map.of(), -1, 0).and(3, 3).and(7, 6),
        // e^-1 - 1
        Known.of("elu", Map.of(), -1, -0.6321205588285577).and(2, 2),
        // 1.0507009873554805 * 1.6732632423543772 * (e^-1 - 1); 1.0507009873554805
        Known.of("selu", Map.of(), -1, -1.1113307378125625).and(1, 1.0507009873554805),
        // 2 * (e^(-1/2) - 1)
        Known.of("celu", Map.of("alpha", 2.0), -1, -0.7869386805747332).and(3, 3),
        // 1 / (1 + e^-1)
        Known.of("sigmoid", Map.of(), 1, 0.7310585786300049),
        // 1 / 6 + 1 / 2, not 0.2 + 1 / 2 as in Keras 2
        Known.of("hard_sigmoid", Map.of(), 1, 0.6666666666666666).and(-3, 0).and(3, 1),
        // -ln(1 + e^-1)
        Known.of("log_sigmoid", Map.of(), 1, -0.31326168751822286).and(-800, -800),
        Known.of("tanh", Map.of(), 1, 0.7615941559557649),
        // 1 - tanh(1); 0.001 - tanh(0.001) = 0.001^3 / 3 - 2 * 0.001^5 / 15 + ...
        Known.of("tanh_shrink", Map.of(), 1, 0.2384058440442351)
            .and(0.001, 3.33333200000053968e-10)
            .and(0.2, 0.00262467977509599926),
        Known.of("hard_tanh", Map.of(), -2, -1).and(0.3, 0.3).and(2, 1),
        // ln 2; ln(1 + e)
        Known.of("softplus", Map.of(), 0, 0.6931471805599453)
            .and(1, 1.3132616875182228)
            .and(800, 800),
        Known.of("softsign", Map.of(), 1, 0.5).and(-3, -0.75),
        Known.of("soft_shrink", Map.of(), 0.5, 0).and(1.5, 1).and(-2, -1.5),
        Known.of("hard_shrink", Map.of(), 0.5, 0).and(0.6, 0.6).and(-0.6, -0.6),
        Known.of("threshold", Map.of("threshold", 1.0, "default_value", 20.0), 1, 20).and(2, 2),
        // 1 / (1 + e^-1), times 1
        Known.of("silu", Map.of(), 1, 0.7310585786300049),
        Known.of("hard_silu", Map.of(), 1, 0.6666666666666666).and(-4, 0).and(4, 4),
        // Phi(1) = 0.841344746068543 (tables of the normal distribution), times 1
        Known.of("gelu", Map.of(), 1, 0.8413447460685429).and(-1, -0.15865525393145707),
        // (1 + tanh(0.7978845608 * 1.044715)) / 2
        Known.of("gelu", Map.of("approximate", true), 1, 0.8411919906082768),
        // tanh(ln(1 + e)) = ((1 + e)^2 - 1) / ((1 + e)^2 + 1)
        Known.of("mish", Map.of(), 1, 0.8650983882673103),
        // (0 + sqrt(4)) / 2; (3 + sqrt(13)) / 2; 2 / (3 + sqrt(13))
        Known.of("squareplus", Map.of(), 0, 1)
            .and(3, 3.302775637731995)
            .and(-3, 0.3027756377319946),
        Known.of("sparse_plus", Map.of(), -1, 0).and(0, 0.25).and(0.5, 0.5625).and(2, 2),
        Known.of("sparse_sigmoid", Map.of(), -2, 0).and(0.5, 0.75).and(2, 1),
        Known.of("exponential", Map.of(), 1, Math.E));
  }

  @ParameterizedTest
  @MethodSource("known")
  void theValueIsTheOneThatFollowsByHand(Known known) {
    known.y.forEach(
        (x, y) ->
            assertWithMessage("%s", x)
                .that(forward(known.activation, new double[] {x})[0])
                .isWithin(1e-14 * Math.max(1, Math.abs(y)))
                .of(y));
  }

  @Test
  void everyElementwiseActivationHasAKnownValue() {
    List<String> names = known().map(known -> known.activation.name()).toList();
    Choices.activations().stream()
        .filter(choice -> choice.entry() instanceof Elementwise)
        .forEach(choice -> assertThat(names).contains(choice.name()));
  }

  @Test
  void softmaxSharesOutOne() {
    // e^1, e^2, e^3 over their sum 30.192874787...
    assertRow("softmax", Map.of(), row(1, 2, 3), 0.0900305731704, 0.2447284710548, 0.6652409557748);
    assertRow("softmax", Map.of(), row(0, 0, 0, 0), 0.25, 0.25, 0.25, 0.25);
  }

  @Test
  void logSoftmaxIsItsLogarithm() {
    // x - ln(e^1 + e^2 + e^3) = x - 3.4076059644444
    assertRow(
        "log_softmax",
        Map.of(),
        row(1, 2, 3),
        -2.4076059644444,
        -1.4076059644444,
        -0.4076059644444);
    // The others are e^-200 as large.
    assertRow("log_softmax", Map.of(), row(100, -100), 0, -200);
  }

  @Test
  void sparsemaxProjectsOntoTheSimplex() {
    // The support is 1.2 and 0.9: level (2.1 - 1) / 2 = 0.55.
    assertRow("sparsemax", Map.of(), row(1.2, 0.1, 0.9), 0.65, 0, 0.35);
    // All three: level (0.6 - 1) / 3 = -2 / 15.
    assertRow(
        "sparsemax",
        Map.of(),
        row(0.3, 0.2, 0.1),
        0.4333333333333,
        0.3333333333333,
        0.2333333333333);
    assertRow("sparsemax", Map.of(), row(100, -100, 98), 1, 0, 0);
    assertRow("sparsemax", Map.of(), row(0, 0), 0.5, 0.5);
  }

  @Test
  void topKKeepsTheLargestAndOfEqualOnesThoseInFront() {
    assertRow("top_k", Map.of("k", 2L), row(3, -1, 2, 5), 3, 0, 0, 5);
    assertRow("top_k", Map.of("k", 2L), row(1, 2, 2, 2), 0, 2, 2, 0);
    assertRow("top_k", Map.of("k", 3L), row(-1, -1, -1, -1), -1, -1, -1, 0);
    assertRow("top_k", Map.of("k", 4L), row(4, 3, 2, 1), 4, 3, 2, 1);
  }

  @Test
  void gluLetsTheSecondHalfDecide() {
    // 3 * sigmoid(0); -2 * sigmoid(1) = -2 * 0.7310585786300
    assertRow("glu", Map.of(), row(3, -2, 0, 1), 1.5, -1.46211715726);
  }

  @Test
  void topKMasksTheGradientAlsoWhereZeroIsKept() {
    Choice<Activation> topK = choice("top_k", Map.of("k", 2L));
    assertThat(backward(topK, row(0, 0, 0), row(7, 8, 9))).isEqualTo(row(7, 8, 0));
    assertThat(backward(topK, row(-3, 0, -2), row(7, 8, 9))).isEqualTo(row(0, 8, 9));
  }

  /** An activation with some of its values. */
  record Known(Choice<Activation> activation, Map<Double, Double> y) {
    static Known of(String name, Map<String, Object> given, double x, double y) {
      return new Known(choice(name, given), new LinkedHashMap<>(Map.of(x, y)));
    }

    Known and(double x, double value) {
      y.put(x, value);
      return this;
    }

    @Override
    public String toString() {
      return activation.toString();
    }
  }

  private static void assertRow(
      String name, Map<String, Object> given, double[] x, double... expected) {
    double[] y = forward(choice(name, given), x);
    assertThat(y).usingTolerance(1e-13).containsExactly(expected).inOrder();
  }

  private static double[] row(double... numbers) {
    return numbers;
  }

  private static Choice<Activation> choice(String name, Map<String, Object> given) {
    return Choices.of(Family.ACTIVATION, name, given).as(Activation.class);
  }

  private static double along(Choice<Activation> activation, double[] x, double[] dy) {
    double[] y = forward(activation, x);
    double sum = 0;
    for (int j = 0; j < y.length; j++) {
      sum += y[j] * dy[j];
    }
    return sum;
  }

  private static double[] moved(double[] x, int j, double step) {
    double[] moved = x.clone();
    moved[j] += step;
    return moved;
  }

  private static double[] draw(SplittableRandom random, int count, double reach) {
    return random.doubles(count, -reach, reach).toArray();
  }
}
