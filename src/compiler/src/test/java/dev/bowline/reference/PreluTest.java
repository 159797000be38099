package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.memory.GradientCheck;
import dev.bowline.memory.GradientReport;
import dev.bowline.model.Model;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Kernels;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import dev.bowline.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Learned slopes: against numbers worked out by hand, against slopes, in generated classes. */
final class PreluTest {
  /**
   * In front of the first kernel, where scaling makes half of the numbers negative, behind noise,
   * behind the code, twice in a row, and last.
   */
  private static final String EVERYWHERE =
      """
      autoencoder Everywhere {
        input(150, scaling = standard);
        layer bent    = prelu(alpha_initializer = constant(0.3), alpha_regularizer = l2(0.1));
        layer hidden  = dense(120);
        layer noisy   = dropout(0.2);
        layer sloped  = prelu(alpha_initializer = random_uniform, alpha_constraint = non_neg);
        layer code    = dense(33);
        layer p1      = prelu(alpha_initializer = he_normal);
        layer p2      = prelu(alpha_regularizer = l1(0.01), alpha_constraint = max_norm(0.7));
        layer up      = dense(activation = tanh) tied_to code;
        layer up_bent = prelu(alpha_initializer = ones);
        layer output  = dense() tied_to hidden;
        layer last    = prelu(alpha_initializer = constant(0.9));
        train { optimizer = adam(learning_rate = 0.003); }
      }
      """;

  private static Model everywhere() {
    return Compiler.check(CompileRequest.of(SourceFile.of("everywhere.ae", EVERYWHERE)))
        .models()
        .get(0);
  }

  private static List<Subject> subjects(Model model) {
    Generated generated = Generated.compile(List.of(model)).get(0);
    return List.of(
        new ReferenceModel(model),
        generated.inDouble(),
        generated.inFloat(Kernels.PLAIN),
        generated.inFloat(Kernels.VECTOR));
  }

  /**
   * The kernel is the identity, the biases are 0, the slopes 0.5 and 0.25. Of x = (2, -4) the code
   * is (2, -1), the loss 3^2 / 2; dy is (0, 3): dalpha is (0, 3 * -4), the encoder's bias gets 0
   * and 3 * 0.25. With the second row (-2, -4), which becomes (-1, -1), dy is (1, 3) there, and all
   * of it counts half.
   */
  @Test
  void slopesAreOfEachUnit() {
    Model model =
        HandModel.input(2)
            .dense("e", 2, "linear")
            .prelu("p")
            .tied("d", "e", "linear")
            .optimizer("sgd", Map.of("learning_rate", 0.1))
            .build();
    double[] parameters = {1, 0, 0, 1, 0, 0, 0.5, 0.25, 0, 0};
    double[] one = {2, -4};
    double[] both = {2, -4, -2, -4};
    for (Subject subject : subjects(model)) {
      subject.setParameters(parameters);
      assertThat(subject.reconstruct(both, 2))
          .usingTolerance(1e-6)
          .containsExactly(new double[] {2, -1, -1, -1})
          .inOrder();
      assertThat(subject.evaluate(one, one, 1)).isWithin(1e-6).of(4.5);
      double[] ofOne = subject.gradient(one, one, 1);
      assertThat(ofOne[4]).isWithin(1e-6).of(0);
      assertThat(ofOne[5]).isWithin(1e-6).of(0.75);
      assertThat(ofOne[6]).isWithin(1e-6).of(0);
      assertThat(ofOne[7]).isWithin(1e-6).of(-12);
      double[] ofBoth = subject.gradient(both, both, 2);
      assertThat(ofBoth[4]).isWithin(1e-6).of(0.25);
      assertThat(ofBoth[6]).isWithin(1e-6).of(-1);
      assertThat(ofBoth[7]).isWithin(1e-6).of(-12);
      subject.step(both, both, 2);
      // 0.5 + 0.1 * 1 and 0.25 + 0.1 * 12.
      assertThat(subject.parameters()[6]).isWithin(1e-6).of(0.6);
      assertThat(subject.parameters()[7]).isWithin(1e-6).of(1.45);
    }
  }

  /** At 0 the slope is alpha, as in PyTorch; in Keras, whose PReLU is two relus, it is 0 there. */
  @Test
  void zeroHasTheSlopeOfNegativeNumbers() {
    Model model = HandModel.input(1).prelu("p").dense("d", 1, "linear").build();
    for (Subject subject : subjects(model)) {
      subject.setParameters(new double[] {0.5, 1, -1});
      // y = -1, dy = -2, dalpha = dy min(0, 0).
      assertThat(subject.evaluate(new double[1], new double[1], 1)).isWithin(1e-6).of(1);
      assertThat(subject.gradient(new double[1], new double[1], 1)[0]).isWithin(0).of(0);
    }
  }

  static Stream<HandModel> places() {
    return Stream.of(
        HandModel.input(5).dense("e", 4, "linear").prelu("p").tied("d", "e", "linear"),
        HandModel.input(5)
            .scaling("standard", Map.of())
            .prelu("p")
            .dense("e", 4, "tanh")
            .tied("d", "e", "linear")
            .prelu("q"),
        HandModel.input(4).dense("e", 4, "tanh").prelu("p").prelu("q"),
        HandModel.input(4)
            .dense("e", 4, "linear")
            .regularizer("alpha", "l1_l2", Map.of("l1", 0.1, "l2", 0.2))
            .prelu("p")
            .noise("dropout", Map.of("rate", 0.3))
            .tied("d", "e", "sigmoid"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void gradientIsTheSlopeOfTheLoss(HandModel begun) {
    CentralDifferences.check(begun.build(), 31);
  }

  @Test
  void gradientCheckPassesEverywhere() {
    GradientReport report = GradientCheck.run(everywhere(), 3);
    assertWithMessage(report.toString()).that(report.passes()).isTrue();
    assertThat(report.toString()).containsMatch("bent\\.alpha, worst=[1-9]");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 33, 70})
  void generatedClassesAgreeWithTheReferenceInAnySize(int units) {
    Model model =
        HandModel.input(19)
            .dense("e", units, "linear")
            .constraint("alpha", "max_norm", Map.of("max_value", 0.4))
            .regularizer("alpha", "l2", Map.of("l2", 0.3))
            .prelu("p")
            .noise("masking_noise", Map.of("rate", 0.2))
            .prelu("q")
            .codeEndsHere()
            .tied("d", "e", "linear")
            .prelu("r")
            .optimizer("adam", Map.of("learning_rate", 0.003))
            .build();
    assertAgrees(model);
  }

  private static void assertAgrees(Model model) {
    Scenario scenario = Scenario.of(model, 7).orElseThrow();
    Generated generated = Generated.compile(List.of(model)).get(0);
    assertThat(Trial.fault(generated, scenario)).isEqualTo(Optional.empty());
  }

  /** Of these some treat matrices and vectors each in their own way, some clip, some sum up. */
  static Stream<Map.Entry<String, Map<String, Object>>> optimizers() {
    return Stream.of(
        Map.entry("sgd", Map.of("clipnorm", 0.05)),
        Map.entry("sgd", Map.of("global_clipnorm", 0.05, "momentum", 0.9)),
        Map.entry("adam", Map.of("gradient_accumulation_steps", 2L, "use_ema", true)),
        Map.entry("adamw", Map.of("weight_decay", 0.1)),
        Map.entry("lamb", Map.of()),
        Map.entry("adafactor", Map.of()),
        Map.entry("muon", Map.of()));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void optimizersTreatSlopesAsABias(Map.Entry<String, Map<String, Object>> optimizer) {
    Map<String, Object> given = new HashMap<>(optimizer.getValue());
    given.put("learning_rate", 0.003);
    assertAgrees(
        HandModel.input(21)
            .dense("e", 18, "linear")
            .regularizer("alpha", "l2", Map.of("l2", 0.3))
            .constraint("alpha", "max_norm", Map.of("max_value", 0.5))
            .prelu("p")
            .tied("d", "e", "linear")
            .optimizer(optimizer.getKey(), given)
            .build());
  }

  @ParameterizedTest
  @EnumSource
  void anyNumberOfThreadsGivesTheSameBits(Kernels kernels) throws Exception {
    Class<?> type = Generated.compile(List.of(everywhere())).get(0).singles().get(kernels);
    float[] expected = trained(type, 1);
    for (int threads : List.of(2, 3, 8)) {
      assertThat(trained(type, threads)).isEqualTo(expected);
    }
  }

  private static float[] trained(Class<?> type, int threads) throws Exception {
    int rows = 600;
    SplittableRandom random = new SplittableRandom(8);
    float[] x = new float[rows * 150];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (2 * random.nextDouble() - 1);
    }
    Autoencoder autoencoder = create(type);
    TrainingOptions options = TrainingOptions.fromModel().withThreads(threads);
    try (Trainer trainer = autoencoder.trainer(options)) {
      trainer.fitScaling(x, rows);
      for (int batch : new int[] {600, 100, 77}) {
        trainer.step(x, x, batch);
      }
    }
    return autoencoder.parameters();
  }

  private static Autoencoder create(Class<?> type) throws Exception {
    return (Autoencoder) type.getMethod("create", long.class).invoke(null, 3L);
  }

  @Test
  void classHandsOutTheSlopes() throws Exception {
    Generated generated = Generated.compile(List.of(everywhere())).get(0);
    Autoencoder autoencoder = create(generated.singles().get(Kernels.VECTOR));
    float[] bent = autoencoder.alpha("bent");
    assertThat(bent).hasLength(150);
    assertThat(bent[149]).isEqualTo(0.3f);
    bent[0] = 7;
    assertThat(autoencoder.alpha("bent")[0]).isEqualTo(0.3f);
    assertThat(autoencoder.alpha("p2")).isEqualTo(new float[33]);
    assertThat(autoencoder.parameters()[0]).isEqualTo(0.3f);
  }

  @Test
  void layerWithoutSlopesIsAnError() throws Exception {
    Model without = HandModel.input(2).dense("e", 2, "linear").build();
    List<Generated> both = Generated.compile(List.of(everywhere(), without));
    assertThat(faultOfAlpha(both.get(0)))
        .isEqualTo(
            "expected a layer with an alpha (bent, sloped, p1, p2, up_bent, last), found code");
    assertThat(faultOfAlpha(both.get(1)))
        .isEqualTo("expected no layer, since none has an alpha, found code");
  }

  private static String faultOfAlpha(Generated generated) throws Exception {
    Autoencoder autoencoder = create(generated.singles().get(Kernels.PLAIN));
    try {
      autoencoder.alpha("code");
      return "";
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }
}
