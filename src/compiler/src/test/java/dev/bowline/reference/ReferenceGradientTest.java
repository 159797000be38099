package dev.bowline.reference;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Choices;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.Range;
import dev.bowline.model.Model;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference's backward pass against its own loss. */
final class ReferenceGradientTest {
  static Stream<Arguments> activationsAndLosses() {
    return Choices.activations().stream()
        .flatMap(
            activation ->
                Choices.losses().stream()
                    .filter(loss -> suits(activation, loss))
                    .map(loss -> Arguments.of(activation, loss)));
  }

  /**
   * Outside its domain a loss is clipped, and then has no gradient to compare. Nor has an angle,
   * where all numbers but one are 0.
   */
  private static boolean suits(Choice<Activation> activation, Choice<Loss> loss) {
    if (activation.toString().equals("top_k(k = 1)") && loss.name().equals("cosine_similarity")) {
      return false;
    }
    Range values = activation.entry().values(activation.arguments());
    return loss.entry().domain(loss.arguments()).contains(values);
  }

  /** So many that the activation leaves {@code size}. */
  private static int units(int size, Choice<Activation> activation) {
    return activation.name().equals("glu") ? 2 * size : size;
  }

  @ParameterizedTest
  @MethodSource("activationsAndLosses")
  void untiedGradientIsTheSlopeOfTheLoss(Choice<Activation> activation, Choice<Loss> loss) {
    Model model =
        HandModel.input(5)
            .dense("e", 4, activation)
            .dense("d", units(5, activation), activation)
            .loss(loss)
            .build();
    CentralDifferences.check(model, 11);
  }

  @ParameterizedTest
  @MethodSource("activationsAndLosses")
  void tiedGradientIsTheSlopeOfTheLoss(Choice<Activation> activation, Choice<Loss> loss) {
    Model model =
        HandModel.input(5)
            .dense("first", 8, activation)
            .dense("e", 4, "tanh")
            .tied("d", "e", activation)
            .dense("last", units(5, activation), activation)
            .loss(loss)
            .build();
    CentralDifferences.check(model, 12);
  }

  /** By where it is and its name, with what to give. */
  private record Penalty(String on, String name, Map<String, Object> given) {}

  private static final List<Penalty> PENALTIES =
      List.of(
          new Penalty("kernel", "l1", Map.of("l1", 0.1)),
          new Penalty("kernel", "l2", Map.of("l2", 0.1)),
          new Penalty("kernel", "l1_l2", Map.of("l1", 0.1, "l2", 0.2)),
          new Penalty("kernel", "orthogonal", Map.of("factor", 0.3)),
          new Penalty("bias", "l1_l2", Map.of("l1", 0.1, "l2", 0.2)),
          new Penalty("activity", "l1", Map.of("l1", 0.1)),
          new Penalty("activity", "l2", Map.of("l2", 0.1)),
          new Penalty("activity", "l1_l2", Map.of("l1", 0.1, "l2", 0.2)),
          new Penalty("activity", "orthogonal", Map.of("factor", 0.3)),
          new Penalty("activity", "kl_sparsity", Map.of("rho", 0.2, "weight", 0.3)),
          new Penalty("activity", "decorrelation", Map.of("weight", 0.3)),
          new Penalty("activity", "contractive", Map.of("weight", 0.3)));

  @ParameterizedTest
  @MethodSource("activationsAndLosses")
  void gradientHoldsWithEachPenalty(Choice<Activation> activation, Choice<Loss> loss) {
    for (Penalty penalty : PENALTIES) {
      Model model =
          HandModel.input(3)
              .dense("first", 4, activation)
              .regularizer(penalty.on(), penalty.name(), penalty.given())
              .dense("e", 2, "sigmoid")
              .tied("d", "e", "tanh")
              .dense("last", units(3, activation), activation)
              .loss(loss)
              .build();
      CentralDifferences.check(model, 16);
    }
  }

  @ParameterizedTest
  @MethodSource("activationsAndLosses")
  void gradientPassesActivationLayers(Choice<Activation> activation, Choice<Loss> loss) {
    Model model =
        HandModel.input(4)
            .dense("e", 4, "linear")
            .activation(activation)
            .dense("d", units(4, activation), "linear")
            .reshape(2, units(4, activation) / 2)
            .activation(activation)
            .reshape(4)
            .loss(loss)
            .build();
    CentralDifferences.check(model, 13);
  }

  @Test
  void kernelGradientIsSummedOverChainsAndSharedOwners() {
    Model model =
        HandModel.input(4)
            .dense("e", 4, "tanh")
            .tied("d", "e", "tanh")
            .tied("again", "d", "sigmoid")
            .tied("back", "e", "linear")
            .build();
    CentralDifferences.check(model, 14);
  }

  static Stream<Arguments> noises() {
    return Stream.of(
        Arguments.of("dropout", Map.of("rate", 0.4)),
        Arguments.of("gaussian_noise", Map.of("stddev", 0.3)),
        Arguments.of("gaussian_dropout", Map.of("rate", 0.3)),
        Arguments.of("alpha_dropout", Map.of("rate", 0.3)),
        Arguments.of("masking_noise", Map.of("rate", 0.4)),
        Arguments.of("salt_and_pepper", Map.of("rate", 0.5)));
  }

  @ParameterizedTest
  @MethodSource("noises")
  void gradientPassesNoise(String noise, Map<String, Object> given) {
    Model model =
        HandModel.input(6)
            .noise(noise, given)
            .dense("e", 5, "tanh")
            .noise(noise, given)
            .tied("d", "e", "linear")
            .build();
    CentralDifferences.check(model, 15);
  }

  @ParameterizedTest
  @MethodSource("scalings")
  void gradientIsTakenInScaledSpace(String scaling, Map<String, Object> given) {
    Model model =
        HandModel.input(4)
            .scaling(scaling, given)
            .dense("e", 2, "tanh")
            .tied("d", "e", "linear")
            .build();
    CentralDifferences.check(model, 16);
  }

  static Stream<Arguments> scalings() {
    return Stream.of(
        Arguments.of("standard", Map.of()),
        Arguments.of("min_max", Map.of()),
        Arguments.of("factor", Map.of("f", 3.0)));
  }

  @Test
  void softmaxWorksAlongTheLastAxis() {
    Model model =
        HandModel.input(6)
            .dense("e", 6, "linear")
            .reshape(2, 3)
            .activation("softmax", Map.of())
            .reshape(6)
            .tied("d", "e", "linear")
            .build();
    CentralDifferences.check(model, 17);
  }

  @Test
  void reluKeepsItsSlopesAndItsCap() {
    Map<String, Object> given = Map.of("negative_slope", 0.3, "max_value", 0.6, "threshold", 0.2);
    Model model =
        HandModel.input(6)
            .dense("e", 6, "linear")
            .activation("relu", given)
            .tied("d", "e", "linear")
            .build();
    CentralDifferences.check(model, 18);
  }
}
