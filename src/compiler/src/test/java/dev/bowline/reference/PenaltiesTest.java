package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.Family;
import dev.bowline.model.Model;
import dev.bowline.runtime.Kernels;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Penalties: against numbers worked out by hand, against slopes, and in generated classes. */
final class PenaltiesTest {
  /** One input, one unit, no noise: kernel 0.5, biases 0.25 and -0.1. */
  private static final double[] PARAMETERS = {0.5, 0.25, -0.1};

  private static final double[] X = {1};

  /** code = 0.5 + 0.25 = 0.75, output = 0.75 * 0.5 - 0.1 = 0.275, loss = 0.725^2. */
  private static final double LOSS = 0.525625;

  /** d output = -1.45: of the code's use of the kernel -0.725, of the output's -1.0875. */
  private static final double KERNEL_GRADIENT = -1.8125;

  private static HandModel one() {
    return HandModel.input(1);
  }

  private static Model tied(HandModel begun) {
    return begun.dense("e", 1, "linear").tied("d", "e", "linear").build();
  }

  @Test
  void penaltyOnATiedKernelCountsOnce() {
    Model plain = tied(one());
    Model penalized = tied(one().regularizer("kernel", "l2", Map.of("l2", 0.1)));
    // 0.1 * 0.5^2 = 0.025, and a slope of 2 * 0.1 * 0.5 = 0.1.
    for (Subject subject : subjects(plain)) {
      assertThat(subject.evaluate(X, X, 1)).isWithin(1e-6).of(LOSS);
      assertThat(subject.gradient(X, X, 1)[0]).isWithin(1e-6).of(KERNEL_GRADIENT);
    }
    for (Subject subject : subjects(penalized)) {
      assertThat(subject.evaluate(X, X, 1)).isWithin(1e-6).of(LOSS + 0.025);
      assertThat(subject.gradient(X, X, 1)[0]).isWithin(1e-6).of(KERNEL_GRADIENT + 0.1);
      assertThat(subject.score(X, 1)[0]).isWithin(1e-6).of(LOSS);
      assertThat(subject.step(X, X, 1)).isWithin(1e-6).of(LOSS + 0.025);
    }
  }

  @Test
  void penaltiesHaveKerasFormulas() {
    // 0.3 * 0.5; 0.2 * 0.5^2; 0.3 * 0.25 + 0.2 * 0.25^2.
    assertThat(penalty("kernel", "l1", Map.of("l1", 0.3))).isWithin(1e-6).of(0.15);
    assertThat(penalty("kernel", "l2", Map.of("l2", 0.2))).isWithin(1e-6).of(0.05);
    assertThat(penalty("bias", "l1_l2", Map.of("l1", 0.3, "l2", 0.2))).isWithin(1e-6).of(0.0875);
  }

  @Test
  void penaltiesHaveKerasDefaults() {
    // 0.01 * 0.5; 0.01 * 0.5^2; the class L1L2 has 0 and 0.
    assertThat(penalty("kernel", "l1", Map.of())).isWithin(1e-6).of(0.005);
    assertThat(penalty("kernel", "l2", Map.of())).isWithin(1e-6).of(0.0025);
    assertThat(penalty("kernel", "l1_l2", Map.of())).isWithin(1e-6).of(0);
  }

  /** Two rows: codes 0.75 and -0.25, outputs 0.275 and -0.225. */
  @Test
  void penaltyOnAnActivityIsDividedByTheRows() {
    double[] x = {1, -1};
    Model model = tied(one().regularizer("activity", "l1_l2", Map.of("l1", 0.2, "l2", 0.4)));
    // (0.2 (0.75 + 0.25) + 0.4 (0.5625 + 0.0625)) / 2 = 0.225; loss (0.725^2 + 0.775^2) / 2.
    double loss = (0.525625 + 0.600625) / 2;
    // d output = -0.725, 0.775; d code: half of that; of the penalty (0.2 + 0.8 * 0.75) / 2 = 0.4
    // and (-0.2 - 0.8 * 0.25) / 2 = -0.2. Code's bias: -0.3625 + 0.3875 + 0.4 - 0.2.
    for (Subject subject : subjects(model)) {
      assertThat(subject.evaluate(x, x, 2)).isWithin(1e-6).of(loss + 0.225);
      assertThat(subject.gradient(x, x, 2)[1]).isWithin(1e-6).of(0.225);
      assertThat(subject.step(x, x, 2)).isWithin(1e-6).of(loss + 0.225);
      assertThat(subject.score(x, 2)[1]).isAtLeast(0.0);
    }
  }

  /** What a penalty of the first layer adds to the loss, in all precisions. */
  private static double penalty(String on, String name, Map<String, Object> given) {
    Model model = tied(one().regularizer(on, name, given));
    double[] found =
        subjects(model).stream().mapToDouble(s -> s.evaluate(X, X, 1) - LOSS).toArray();
    Arrays.stream(found).forEach(each -> assertThat(each).isWithin(1e-6).of(found[0]));
    return found[0];
  }

  private static List<Subject> subjects(Model model) {
    Generated generated = Generated.compile(List.of(model)).get(0);
    List<Subject> subjects =
        List.of(
            new ReferenceModel(model),
            generated.inDouble(),
            generated.inFloat(Kernels.PLAIN),
            generated.inFloat(Kernels.VECTOR));
    subjects.forEach(subject -> subject.setParameters(PARAMETERS));
    return subjects;
  }

  /** One with penalties on kernels, biases and, where it has one, a shared kernel. */
  private static HandModel penalized(String name, Map<String, Object> given) {
    return HandModel.input(7)
        .regularizer("kernel", name, given)
        .regularizer("bias", name, given)
        .regularizer("activity", name, given)
        .dense("first", 5, "tanh")
        .regularizer("kernel", name, given)
        .dense("e", 3, "sigmoid")
        .regularizer("bias", name, given)
        .regularizer("activity", name, given)
        .tied("d", "e", "linear")
        .activation("tanh", Map.of())
        .regularizer("activity", name, given)
        .tied("last", "first", "sigmoid");
  }

  private static final Map<String, Map<String, Object>> GIVEN =
      Map.of(
          "l1", Map.of("l1", 0.05),
          "l2", Map.of("l2", 0.07),
          "l1_l2", Map.of("l1", 0.03, "l2", 0.04));

  @Test
  void gradientIsTheSlopeOfLossAndPenalty() {
    GIVEN.forEach((name, given) -> CentralDifferences.check(penalized(name, given).build(), 21));
  }

  @Test
  void penaltyOnAnOutputWhoseLossIsFused() {
    GIVEN.forEach(
        (name, given) -> {
          HandModel model = penalized(name, given);
          CentralDifferences.check(model.loss(HandModel.loss("binary_crossentropy")).build(), 22);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"mean_squared_error", "binary_crossentropy"})
  void generatedClassesAgreeWithTheReference(String loss) {
    GIVEN.forEach(
        (name, given) -> {
          Model model =
              penalized(name, given)
                  .loss(HandModel.loss(loss))
                  .optimizer("adam", Map.of("learning_rate", 0.003))
                  .build();
          Scenario scenario = Scenario.of(model, 7).orElseThrow();
          Generated generated = Generated.compile(List.of(model)).get(0);
          assertThat(Trial.fault(generated, scenario)).isEqualTo(Optional.empty());
        });
  }

  @Test
  void everyPenaltyIsTried() {
    assertThat(new TreeSet<>(GIVEN.keySet()))
        .containsExactlyElementsIn(
            Catalog.of(Family.REGULARIZER).stream().map(Entry::name).toList());
  }
}
