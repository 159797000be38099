package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.Family;
import dev.bowline.model.Model;
import dev.bowline.runtime.Kernels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Constraints: against numbers worked out by hand, and in generated classes. */
final class ConstraintsTest {
  /**
   * A constraint on the kernel [[3, 0.3], [-4, 0.4]], whose column norms are 5 and 0.5, or on a
   * bias (3, -4) of norm 5; and what becomes of it by a step that changes nothing.
   */
  record Case(String on, String name, Map<String, Object> given, double[] expected) {
    double[] parameters() {
      return on.equals("kernel")
          ? new double[] {3, 0.3, -4, 0.4, 0, 0, 0, 0}
          : new double[] {0, 0, 0, 0, 3, -4, 0, 0};
    }

    int at() {
      return on.equals("kernel") ? 0 : 4;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        // 2 / 5 of the first column; the second is short enough.
        new Case("kernel", "max_norm", Map.of(), numbers(1.2, 0.3, -1.6, 0.4)),
        // Rows of norm sqrt(9.09) = 3.0149627 and sqrt(16.16) = 4.0199502.
        new Case(
            "kernel",
            "max_norm",
            Map.of("max_value", 1.0, "axis", 1L),
            numbers(0.9950372, 0.0995037, -0.9950372, 0.0995037)),
        new Case("kernel", "unit_norm", Map.of(), numbers(0.6, 0.6, -0.8, 0.8)),
        new Case("kernel", "non_neg", Map.of(), numbers(3, 0.3, 0, 0.4)),
        // Half way from 5 to 2 is 3.5, from 0.5 to 1 is 0.75.
        new Case(
            "kernel",
            "min_max_norm",
            Map.of("min_value", 1.0, "max_value", 2.0, "rate", 0.5),
            numbers(2.1, 0.45, -2.8, 0.6)),
        new Case("kernel", "min_max_norm", Map.of(), numbers(0.6, 0.3, -0.8, 0.4)),
        new Case("bias", "max_norm", Map.of(), numbers(1.2, -1.6)),
        new Case("bias", "unit_norm", Map.of(), numbers(0.6, -0.8)),
        new Case("bias", "non_neg", Map.of(), numbers(3, 0)),
        new Case(
            "bias", "min_max_norm", Map.of("min_value", 10.0, "max_value", 12.0), numbers(6, -8)));
  }

  private static double[] numbers(double... numbers) {
    return numbers;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stepEndsWithTheConstraint(Case wanted) {
    Model model =
        HandModel.input(2)
            .constraint(wanted.on(), wanted.name(), wanted.given())
            .dense("e", 2, "linear")
            .tied("d", "e", "linear")
            .optimizer("sgd", Map.of("learning_rate", 0.0))
            .build();
    Generated generated = Generated.compile(List.of(model)).get(0);
    for (Subject subject :
        List.of(
            new ReferenceModel(model),
            generated.inDouble(),
            generated.inFloat(Kernels.PLAIN),
            generated.inFloat(Kernels.VECTOR))) {
      subject.setParameters(wanted.parameters());
      double[] x = {0.5, 0.25};
      subject.step(x, x, 1);
      double[] found = subject.parameters();
      for (int i = 0; i < wanted.expected().length; i++) {
        assertThat(found[wanted.at() + i]).isWithin(1e-6).of(wanted.expected()[i]);
      }
    }
  }

  /**
   * Sizes that leave something over from every tile, and copies of the kernels that must follow.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void generatedClassesAgreeWithTheReference(Case tried) {
    Model model =
        HandModel.input(21)
            .constraint(tried.on(), tried.name(), tried.given())
            .dense("e", 18, "tanh")
            .constraint("bias", "max_norm", Map.of("max_value", 0.5))
            .tied("d", "e", "linear")
            .optimizer("sgd", Map.of("learning_rate", 0.05))
            .build();
    Scenario scenario = Scenario.of(model, 7).orElseThrow();
    Generated generated = Generated.compile(List.of(model)).get(0);
    assertThat(Trial.fault(generated, scenario)).isEqualTo(Optional.empty());
  }

  @Test
  void everyConstraintIsTried() {
    assertThat(new TreeSet<>(cases().map(Case::name).toList()))
        .containsExactlyElementsIn(
            Catalog.of(Family.CONSTRAINT).stream().map(Entry::name).toList());
  }
}
