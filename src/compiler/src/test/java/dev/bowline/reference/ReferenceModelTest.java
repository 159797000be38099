package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.Noise;
import dev.bowline.model.Model;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference against numbers worked out by hand. */
final class ReferenceModelTest {
  /** 1-1-1, linear: code = 2 * 3 + 1 = 7, output = 7 * 2 - 1 = 13, loss (13 - 3)^2 = 100. */
  private static ReferenceModel single(HandModel shape) {
    ReferenceModel model = new ReferenceModel(shape.build());
    model.setParameters(new double[] {2, 1, -1});
    return model;
  }

  private static HandModel shape() {
    return HandModel.input(1).dense("e", 1, "linear").tied("d", "e", "linear");
  }

  @Test
  void tiedKernelIsReadBothWays() {
    ReferenceModel model = single(shape());
    assertThat(model.encode(new double[] {3}, 1)).isEqualTo(new double[] {7});
    assertThat(model.decode(new double[] {7}, 1)).isEqualTo(new double[] {13});
    assertThat(model.reconstruct(new double[] {3}, 1)).isEqualTo(new double[] {13});
    assertThat(model.score(new double[] {3}, 1)).isEqualTo(new double[] {100});
  }

  @Test
  void gradientIsSummedOverBothUses() {
    // dy = 2 * 10 = 20; at the decoder dw = 7 * 20; through it 40; at the encoder dw = 3 * 40.
    assertThat(single(shape()).gradient(new double[] {3}, new double[] {3}, 1))
        .isEqualTo(new double[] {140 + 120, 40, 20});
  }

  @Test
  void sgdCarriesItsVelocity() {
    Map<String, Object> given = Map.of("learning_rate", 0.5, "momentum", 0.5);
    ReferenceModel model = single(shape().optimizer("sgd", given));
    double loss = model.step(new double[] {3}, new double[] {3}, 1);
    assertThat(loss).isEqualTo(100.0);
    // v = -0.5 g.
    assertThat(model.parameters()).isEqualTo(new double[] {2 - 130, 1 - 20, -1 - 10});
  }

  @Test
  void nesterovLooksAheadAlongTheNewVelocity() {
    Map<String, Object> given = Map.of("learning_rate", 0.5, "momentum", 0.5, "nesterov", true);
    ReferenceModel model = single(shape().optimizer("sgd", given));
    model.step(new double[] {3}, new double[] {3}, 1);
    // w += 0.5 v - 0.5 g with v = -0.5 g: -0.75 g.
    assertThat(model.parameters()).isEqualTo(new double[] {2 - 195, 1 - 30, -1 - 15});
  }

  @Test
  void adamsFirstStepIsTheLearningRate() {
    Map<String, Object> given = Map.of("learning_rate", 0.125);
    ReferenceModel model = single(shape().optimizer("adam", given));
    model.step(new double[] {3}, new double[] {3}, 1);
    assertThat(model.parameters()[0]).isWithin(1e-7).of(2 - 0.125);
    assertThat(model.parameters()[1]).isWithin(1e-7).of(1 - 0.125);
  }

  @Test
  void standardScalingUsesThePopulationDeviationAndLeavesConstantsAlone() {
    Model model = HandModel.input(2).scaling("standard", Map.of()).dense("e", 2, "linear").build();
    ReferenceModel reference = new ReferenceModel(model);
    reference.setParameters(new double[] {1, 0, 0, 1, 0, 0});
    reference.fitScaling(new double[] {1, 5, 3, 5}, 2);
    // Feature 0 has mean 2 and deviation 1; feature 1 is constant: mean 5, scale 1.
    assertThat(reference.encode(new double[] {4, 7}, 1)).isEqualTo(new double[] {2, 2});
  }

  @Test
  void noiseIsOffOutsideTrainingAndFreshInEachStep() {
    Model model =
        HandModel.input(8)
            .noise("gaussian_noise", Map.of("stddev", 1.0))
            .dense("e", 8, "linear")
            .optimizer("sgd", Map.of("learning_rate", 1e-300))
            .build();
    ReferenceModel reference = new ReferenceModel(model);
    double[] weights = new double[72];
    for (int i = 0; i < 8; i++) {
      weights[9 * i] = 1;
    }
    reference.setParameters(weights);
    double[] x = new double[8];
    assertThat(reference.reconstruct(x, 1)).isEqualTo(x);
    double first = reference.step(x, x, 1);
    double second = reference.step(x, x, 1);
    assertThat(first).isGreaterThan(0.0);
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void everyEntryOfTheCatalogueIsKnown() {
    assertThat(ReferenceActivation.KNOWN).isEqualTo(names(Family.ACTIVATION));
    assertThat(ReferenceLoss.KNOWN).isEqualTo(names(Family.LOSS));
    assertThat(ReferenceOptimizer.KNOWN).isEqualTo(names(Family.OPTIMIZER));
    assertThat(ReferenceSchedule.KNOWN).isEqualTo(names(Family.SCHEDULE));
    assertThat(ReferenceScaling.KNOWN).isEqualTo(names(Family.SCALING));
    Stream<? extends Entry> noises =
        Catalog.of(Family.LAYER).stream().filter(Noise.class::isInstance);
    assertThat(ReferenceNoise.KNOWN).isEqualTo(noises.map(Entry::name).collect(Collectors.toSet()));
  }

  private static Set<String> names(Family family) {
    return Catalog.of(family).stream().map(Entry::name).collect(Collectors.toSet());
  }
}
