package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.model.Model;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The net catches what it should, and lets through what it should. */
final class AgreementTest {
  private static HandModel network() {
    return HandModel.input(9).dense("e", 5, "tanh").tied("d", "e", "linear");
  }

  private static final Model MODEL = withRate(0.01);

  private static Model withRate(double rate) {
    return network().optimizer("adam", Map.of("learning_rate", rate)).build();
  }

  private static final Scenario SCENARIO = Scenario.of(MODEL, 7).orElseThrow();
  private static final Agreement AGREEMENT = new Agreement(MODEL, SCENARIO);

  @Test
  void modelAgreesWithItself() {
    Map<String, double[]> own = SCENARIO.play(new ReferenceModel(MODEL));
    assertThat(AGREEMENT.disagreementInDouble(own)).isEqualTo(Optional.empty());
    assertThat(AGREEMENT.disagreementInFloat(own)).isEqualTo(Optional.empty());
  }

  @Test
  void floatsRoundingPassesInFloatOnly() {
    Map<String, double[]> rounded =
        SCENARIO.play(new ReferenceModel(MODEL, Arithmetic.withFloatErrors(99)));
    assertThat(AGREEMENT.disagreementInFloat(rounded)).isEqualTo(Optional.empty());
    assertThat(AGREEMENT.disagreementInDouble(rounded)).isPresent();
  }

  @Test
  void slightlyWrongLearningRateIsSeenInFloat() {
    Map<String, double[]> wrong = SCENARIO.play(new ReferenceModel(withRate(0.01005)));
    assertThat(AGREEMENT.disagreementInFloat(wrong)).isPresent();
  }

  @Test
  void verySlightlyWrongLearningRateIsSeenInDouble() {
    Map<String, double[]> wrong = SCENARIO.play(new ReferenceModel(withRate(0.01 * (1 + 1e-6))));
    assertThat(AGREEMENT.disagreementInDouble(wrong)).isPresent();
  }

  @Test
  void disagreementNamesTheResultAndTheNumber() {
    Map<String, double[]> wrong = SCENARIO.play(new ReferenceModel(MODEL));
    wrong.get("trained e.kernel")[3] += 0.5;
    assertThat(AGREEMENT.disagreementInFloat(wrong).orElseThrow())
        .startsWith("trained e.kernel, number 3: ");
  }

  @Test
  void notANumberDisagrees() {
    Map<String, double[]> wrong = SCENARIO.play(new ReferenceModel(MODEL));
    wrong.get("losses of the steps")[9] = Double.NaN;
    assertThat(AGREEMENT.disagreementInFloat(wrong)).isPresent();
  }

  @Test
  void wellConditionedModelIsHeldToAFewRoundings() {
    assertThat(AGREEMENT.shareHeldTo(1e-4)).isEqualTo(1.0);
  }
}
