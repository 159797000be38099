package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Choices;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.Family;
import dev.bowline.memory.GradientCheck;
import dev.bowline.memory.GradientReport;
import dev.bowline.model.Model;
import dev.bowline.model.Parameter;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Kernels;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import dev.bowline.runtime.spi.FitLoop;
import dev.bowline.source.SourceFile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
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

  /** Two rows give sigmoid(0.75) = 0.6791787 and sigmoid(-0.25) = 0.4378235: 0.5585011 each. */
  @Test
  void sparsityLooksAtTheMeanOfTheBatch() {
    double[] x = {1, -1};
    Map<String, Object> given = Map.of("rho", 0.1, "weight", 2.0);
    Model plain = one().dense("e", 1, "sigmoid").tied("d", "e", "linear").build();
    Model sparse =
        one()
            .regularizer("activity", "kl_sparsity", given)
            .dense("e", 1, "sigmoid")
            .tied("d", "e", "linear")
            .build();
    ReferenceModel reference = reference(plain, PARAMETERS);
    double loss = reference.evaluate(x, x, 2);
    // 2 (0.1 ln(0.1 / 0.5585011) + 0.9 ln(0.9 / 0.4414989)).
    for (Subject subject : subjects(sparse)) {
      assertThat(subject.evaluate(x, x, 2) - loss).isWithin(1e-5).of(0.9379773);
      assertThat(subject.step(x, x, 2) - loss).isWithin(1e-5).of(0.9379773);
    }
  }

  /** Codes (0.5, -1), (-0.5, 1), (1, -2): the covariance of the two units is -7/9. */
  @Test
  void decorrelationLooksAtTheCovariancesOfTheBatch() {
    double[] x = {1, -1, 2};
    Map<String, Object> given = Map.of("weight", 0.1);
    Model plain = one().dense("e", 2, "linear").tied("d", "e", "linear").build();
    Model decorrelated =
        one()
            .regularizer("activity", "decorrelation", given)
            .dense("e", 2, "linear")
            .tied("d", "e", "linear")
            .build();
    double[] parameters = {0.5, -1, 0, 0, 0.3};
    ReferenceModel reference = reference(plain, parameters);
    double loss = reference.evaluate(x, x, 3);
    for (Subject subject : subjects(decorrelated, parameters)) {
      // Both c_12 and c_21 count.
      assertThat(subject.evaluate(x, x, 3) - loss).isWithin(1e-5).of(0.1 * 2 * 49 / 81);
      assertThat(subject.step(x, x, 3) - loss).isWithin(1e-5).of(0.1 * 2 * 49 / 81);
    }
  }

  /**
   * Codes sigmoid(0.75) and sigmoid(-0.25) have the slopes 0.6791787 * 0.3208213 = 0.2178950 and
   * 0.4378235 * 0.5621765 = 0.2461341: with the kernel 0.5 the penalty is 0.3 * 0.25 * (0.0474782 +
   * 0.0605820) / 2.
   */
  @Test
  void contractiveIsTheSquareOfTheJacobian() {
    double[] x = {1, -1};
    Model plain = one().dense("e", 1, "sigmoid").tied("d", "e", "linear").build();
    Model contractive =
        one()
            .regularizer("activity", "contractive", Map.of("weight", 0.3))
            .dense("e", 1, "sigmoid")
            .tied("d", "e", "linear")
            .build();
    ReferenceModel reference = reference(plain, PARAMETERS);
    double loss = reference.evaluate(x, x, 2);
    double[] gradient = reference.gradient(x, x, 2);
    // Of the bias: 2 * 0.3 * 0.25 / 2 = 0.075 times the sum of slope^2 (1 - 2 sigmoid), which is
    // 0.0474782 * -0.3583574 + 0.0605820 * 0.1243530 = -0.0094806. Of the kernel: with x the
    // difference of the two, -0.0170142 - 0.0075336 = -0.0245478, times 0.075; and as the column's
    // norm 2 * 0.3 * 0.5 / 2 * (0.0474782 + 0.0605820) = 0.0162090.
    for (Subject subject : subjects(contractive)) {
      assertThat(subject.evaluate(x, x, 2) - loss).isWithin(1e-6).of(0.0040523);
      assertThat(subject.gradient(x, x, 2)[1] - gradient[1]).isWithin(1e-6).of(-0.0007110);
      assertThat(subject.gradient(x, x, 2)[0] - gradient[0]).isWithin(1e-6).of(0.0143679);
      assertThat(subject.step(x, x, 2) - loss).isWithin(1e-6).of(0.0040523);
    }
  }

  /** A linear layer's Jacobian is its kernel; an activation layer behind it has no part in it. */
  @Test
  void contractiveLooksAtTheLayerAlone() {
    HandModel begun = one().regularizer("activity", "contractive", Map.of("weight", 0.3));
    Model model =
        begun
            .dense("e", 1, "linear")
            .activation("sigmoid", Map.of())
            .tied("d", "e", "linear")
            .build();
    Model plain =
        one()
            .dense("e", 1, "linear")
            .activation("sigmoid", Map.of())
            .tied("d", "e", "linear")
            .build();
    ReferenceModel reference = reference(plain, PARAMETERS);
    double loss = reference.evaluate(X, X, 1);
    for (Subject subject : subjects(model)) {
      // 0.3 * 0.5^2.
      assertThat(subject.evaluate(X, X, 1) - loss).isWithin(1e-6).of(0.075);
    }
  }

  private static ReferenceModel reference(Model model, double[] parameters) {
    ReferenceModel reference = new ReferenceModel(model);
    reference.setParameters(parameters);
    return reference;
  }

  static Stream<Choice<Activation>> elementwise() {
    return Stream.concat(
        ReferenceElement.KNOWN.stream().sorted().map(PenaltiesTest::some),
        Stream.of(
            Choices.of(Family.ACTIVATION, "gelu", Map.of("approximate", true))
                .as(Activation.class)));
  }

  private static Choice<Activation> some(String name) {
    Map<String, Object> given =
        switch (name) {
          case "threshold" -> Map.of("threshold", 0.1, "default_value", 0.2);
          case "elu", "celu" -> Map.of("alpha", 0.7);
          case "leaky_relu", "relu" -> Map.of("negative_slope", 0.3);
          case "soft_shrink", "hard_shrink" -> Map.of("threshold", 0.1);
          default -> Map.of();
        };
    return Choices.of(Family.ACTIVATION, name, given).as(Activation.class);
  }

  /** At an owner below others, at a tied layer between, and at the end. */
  private static HandModel contractive(Choice<Activation> activation) {
    Map<String, Object> given = Map.of("weight", 0.3);
    return HandModel.input(5)
        .regularizer("activity", "contractive", Map.of("weight", 0.4))
        .dense("first", 4, "tanh")
        .regularizer("activity", "contractive", given)
        .dense("e", 3, activation)
        .regularizer("activity", "contractive", given)
        .tied("d", "e", activation)
        .regularizer("activity", "contractive", given)
        .tied("last", "first", "sigmoid");
  }

  @ParameterizedTest
  @MethodSource("elementwise")
  void contractiveAgreesForEveryElementwiseActivation(Choice<Activation> activation) {
    CentralDifferences.check(contractive(activation).build(), 27);
    Model model =
        contractive(activation)
            .loss(HandModel.loss("binary_crossentropy"))
            .optimizer("adam", Map.of("learning_rate", 0.003))
            .build();
    CentralDifferences.check(model, 28);
    assertAgrees(model);
  }

  @Test
  void contractiveWithoutWeightLeavesNothing() {
    Model none =
        one()
            .regularizer("activity", "contractive", Map.of("weight", 0.0))
            .dense("e", 1, "linear")
            .tied("d", "e", "linear")
            .build();
    for (Subject subject : subjects(none)) {
      assertThat(subject.evaluate(X, X, 1)).isWithin(1e-6).of(LOSS);
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

  /** In outputs, gradients and ten steps, in every precision and with every kernel. */
  private static void assertAgrees(Model model) {
    Scenario scenario = Scenario.of(model, 7).orElseThrow();
    Generated generated = Generated.compile(List.of(model)).get(0);
    assertThat(Trial.fault(generated, scenario)).isEqualTo(Optional.empty());
  }

  private static List<Subject> subjects(Model model) {
    return subjects(model, PARAMETERS);
  }

  private static List<Subject> subjects(Model model, double[] parameters) {
    Generated generated = Generated.compile(List.of(model)).get(0);
    List<Subject> subjects =
        List.of(
            new ReferenceModel(model),
            generated.inDouble(),
            generated.inFloat(Kernels.PLAIN),
            generated.inFloat(Kernels.VECTOR));
    subjects.forEach(subject -> subject.setParameters(parameters));
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

  /** Penalties on what a whole batch gives, in the middle and at the end. */
  private static HandModel ofBatches(Map<String, Object> sparsity, String last) {
    return HandModel.input(7)
        .noise("masking_noise", Map.of("rate", 0.2))
        .regularizer("activity", "decorrelation", Map.of("weight", 0.5))
        .dense("first", 5, "tanh")
        .regularizer("activity", "kl_sparsity", sparsity)
        .dense("e", 3, "sigmoid")
        .noise("dropout", Map.of("rate", 0.2))
        .regularizer("activity", "l2", Map.of("l2", 0.1))
        .tied("d", "e", "tanh")
        .regularizer("activity", last, Map.of("weight", 0.3))
        .tied("last", "first", "sigmoid");
  }

  private static final Map<String, Object> SPARSITY = Map.of("rho", 0.1, "weight", 0.2);

  @ParameterizedTest
  @CsvSource({
    "mean_squared_error, decorrelation",
    "mean_squared_error, kl_sparsity",
    "binary_crossentropy, decorrelation",
    "binary_crossentropy, kl_sparsity"
  })
  void penaltiesOnWholeBatchesAgree(String loss, String last) {
    Model model =
        ofBatches(SPARSITY, last)
            .loss(HandModel.loss(loss))
            .optimizer("adam", Map.of("learning_rate", 0.003))
            .build();
    CentralDifferences.check(model, 23);
    assertAgrees(model);
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
          assertAgrees(model);
        });
  }

  /** All penalties and constraints at once, in a model whose steps are shared out. */
  private static final String MODEL =
      """
      autoencoder Restrained {
        input(150);
        layer hidden = dense(40, activation = sigmoid, kernel_regularizer = l1_l2(0.001, 0.002),
            bias_regularizer = l2, activity_regularizer = kl_sparsity(0.2, 0.1),
            kernel_constraint = max_norm(1.5), bias_constraint = unit_norm);
        layer middle = dense(30, activation = softplus, activity_regularizer = contractive(0.02));
        layer same   = dense(30, activation = sigmoid, activity_regularizer = orthogonal(9));
        layer code   = dense(21, activation = tanh, kernel_regularizer = l2(0.01),
            activity_regularizer = decorrelation(0.5), kernel_constraint = unit_norm(axis = 1));
        layer up     = dense(activity_regularizer = l1(0.01)) tied_to code;
        layer bent   = activation(tanh);
        layer again  = dense(activation = sigmoid,
            activity_regularizer = orthogonal(0.3, mode = columns)) tied_to same;
        layer wide   = dense(activation = silu, activity_regularizer = contractive(0.01))
            tied_to middle;
        layer output = dense(activation = sigmoid, activity_regularizer = decorrelation(0.1),
            bias_constraint = non_neg) tied_to hidden;
        train { loss = binary_crossentropy; optimizer = adam; }
      }
      """;

  private static Model restrained() {
    return Compiler.check(CompileRequest.of(SourceFile.of("restrained.ae", MODEL))).models().get(0);
  }

  @ParameterizedTest
  @EnumSource
  void anyNumberOfThreadsGivesTheSameBits(Kernels kernels) throws Exception {
    Class<?> type = Generated.compile(List.of(restrained())).get(0).singles().get(kernels);
    float[] expected = trained(type, 1);
    for (int threads : List.of(2, 3)) {
      assertThat(trained(type, threads)).isEqualTo(expected);
    }
  }

  /** The weights behind some steps, the last on few rows, and then the loss of many. */
  private static float[] trained(Class<?> type, int threads) throws Exception {
    int rows = 600;
    SplittableRandom random = new SplittableRandom(8);
    float[] x = new float[rows * 150];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble();
    }
    Autoencoder autoencoder = (Autoencoder) type.getMethod("create", long.class).invoke(null, 3L);
    TrainingOptions options = TrainingOptions.fromModel().withThreads(threads);
    float[] all;
    try (Trainer trainer = autoencoder.trainer(options)) {
      for (int batch : new int[] {100, 100, 77}) {
        trainer.step(x, x, batch);
      }
      float[] parameters = autoencoder.parameters();
      all = Arrays.copyOf(parameters, parameters.length + 1);
      all[parameters.length] = (float) ((FitLoop) trainer).loss(x, x, rows);
    }
    return all;
  }

  @Test
  void gradientCheckPassesWithEveryPenalty() {
    GradientReport report = GradientCheck.run(restrained(), 1);
    assertWithMessage(report.toString()).that(report.passes()).isTrue();
  }

  /** Evaluation goes through long batches in pieces; a penalty sees them as one. */
  @ParameterizedTest
  @EnumSource
  void evaluationOfManyRowsSeesOneBatch(Kernels kernels) {
    Model model = restrained();
    int rows = 601;
    double[] x = CentralDifferences.uniform(new SplittableRandom(9), rows * 150, 0, 1);
    ReferenceModel reference = new ReferenceModel(model);
    Subject subject = Generated.compile(List.of(model)).get(0).inFloat(kernels);
    double[] parameters =
        CentralDifferences.uniform(
            new SplittableRandom(10),
            model.parameters().stream().mapToInt(Parameter::size).sum(),
            -0.3,
            0.3);
    reference.setParameters(parameters);
    subject.setParameters(parameters);
    assertThat(subject.evaluate(x, x, rows) / reference.evaluate(x, x, rows)).isWithin(1e-5).of(1);
  }

  /**
   * The kernel [[3, 4], [4, 3], [0, 2]]: cosines between its rows are 0.96, 0.8 and 0.6, and that
   * between its columns is 24 / (5 sqrt(29)).
   */
  @ParameterizedTest
  @CsvSource({"rows, 0.7866667", "columns, 0.8913376"})
  void orthogonalIsTheMeanOfCosines(String mode, double cosines) {
    Model model =
        HandModel.input(3)
            .regularizer("kernel", "orthogonal", Map.of("factor", 0.5, "mode", mode))
            .dense("e", 2, "linear")
            .tied("d", "e", "linear")
            .build();
    double[] parameters = {3, 4, 4, 3, 0, 2, 0, 0, 0, 0, 0};
    double[] x = {0, 0, 0};
    for (Subject subject : subjects(model, parameters)) {
      assertThat(subject.evaluate(x, x, 1)).isWithin(1e-6).of(0.5 * cosines);
    }
  }

  /** The same matrix as what a layer gives for three rows: the third of it. */
  @ParameterizedTest
  @CsvSource({"rows, 0.7866667, 0", "columns, 0.8913376, 1"})
  void orthogonalOfAnActivityIsDividedByTheRows(String mode, double cosines, double ofOneRow) {
    Model model =
        HandModel.input(2)
            .regularizer("activity", "orthogonal", Map.of("factor", 0.5, "mode", mode))
            .dense("e", 2, "linear")
            .tied("d", "e", "linear")
            .build();
    double[] parameters = {1, 0, 0, 1, 0, 0, 0, 0};
    double[] x = {3, 4, 4, 3, 0, 2};
    double[] row = {3, 4};
    for (Subject subject : subjects(model, parameters)) {
      assertThat(subject.evaluate(x, x, 3)).isWithin(1e-6).of(0.5 * cosines / 3);
      // One row has no pairs; its units stand at angles of 0.
      assertThat(subject.evaluate(row, row, 1)).isWithin(1e-6).of(0.5 * ofOneRow);
    }
  }

  /** At an owner, at a tied layer, and at the end, where the loss is fused with the activation. */
  @ParameterizedTest
  @ValueSource(strings = {"rows", "columns"})
  void orthogonalOfActivitiesAgrees(String mode) {
    Map<String, Object> given = Map.of("factor", 2.0, "mode", mode);
    Model model =
        HandModel.input(6)
            .regularizer("activity", "orthogonal", given)
            .dense("e", 4, "sigmoid")
            .regularizer("activity", "orthogonal", given)
            .tied("d", "e", "softplus")
            .dense("f", 3, "tanh")
            .regularizer("activity", "orthogonal", given)
            .tied("g", "f", "sigmoid")
            .loss(HandModel.loss("binary_crossentropy"))
            .optimizer("adam", Map.of("learning_rate", 0.003))
            .build();
    CentralDifferences.check(model, 25);
    assertAgrees(model);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rows", "columns"})
  void orthogonalAgrees(String mode) {
    Model model =
        HandModel.input(6)
            .regularizer("kernel", "orthogonal", Map.of("factor", 0.5, "mode", mode))
            .dense("e", 4, "tanh")
            .tied("d", "e", "linear")
            .optimizer("adam", Map.of("learning_rate", 0.003))
            .build();
    CentralDifferences.check(model, 25);
    assertAgrees(model);
  }

  static Stream<Map<String, Object>> clippings() {
    return Stream.of(
        Map.of("clipvalue", 0.02),
        Map.of("clipnorm", 0.05),
        Map.of("global_clipnorm", 0.05),
        Map.of("clipnorm", 0.05, "gradient_accumulation_steps", 2L, "use_ema", true));
  }

  /** What is clipped is the gradient with the penalties; the constraint comes last, each time. */
  @ParameterizedTest
  @MethodSource("clippings")
  void penaltiesComeBeforeClippingAndConstraintsLast(Map<String, Object> clipping) {
    Map<String, Object> given = new HashMap<>(clipping);
    given.put("learning_rate", 0.01);
    Model model =
        HandModel.input(21)
            .regularizer("kernel", "l2", Map.of("l2", 0.3))
            .regularizer("bias", "l2", Map.of("l2", 0.3))
            .constraint("kernel", "unit_norm", Map.of())
            .constraint("bias", "max_norm", Map.of("max_value", 0.5))
            .dense("e", 18, "tanh")
            .tied("d", "e", "linear")
            .optimizer("sgd", given)
            .build();
    assertAgrees(model);
  }

  @Test
  void everyPenaltyIsTried() {
    Set<String> tried = new TreeSet<>(GIVEN.keySet());
    tried.addAll(List.of("kl_sparsity", "decorrelation", "orthogonal", "contractive"));
    assertThat(tried)
        .containsExactlyElementsIn(
            Catalog.of(Family.REGULARIZER).stream().map(Entry::name).toList());
  }
}
