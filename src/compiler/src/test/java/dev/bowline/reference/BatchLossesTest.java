package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Loss;
import dev.bowline.memory.DoubleModel;
import dev.bowline.memory.GradientCheck;
import dev.bowline.memory.GradientReport;
import dev.bowline.model.Model;
import dev.bowline.model.Parameter;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.Kernels;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import dev.bowline.runtime.spi.DoubleAutoencoder;
import dev.bowline.runtime.spi.FitLoop;
import dev.bowline.runtime.spi.Stepper;
import dev.bowline.source.SourceFile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses that the rows of a batch have together. */
final class BatchLossesTest {
  private static final TrainingOptions ONE = TrainingOptions.fromModel().withThreads(1);

  /** With everything else that looks at whole batches, and metrics of rows and of batches. */
  private static final String MODEL =
      """
      autoencoder Masks {
        input(4, 5);
        layer flat = flatten;
        layer noisy = gaussian_noise(0.1);
        layer hidden = dense(13, activation = tanh, activity_regularizer = %s);
        layer code = dense(3, activation = sigmoid, kernel_regularizer = l2(0.001),
            activity_regularizer = kl_sparsity(0.1, 0.2));
        layer up = dense(activation = tanh) tied_to code;
        layer output = dense(activation = sigmoid, activity_regularizer = l2(0.001)) tied_to hidden;
        layer image = reshape(4, 5);
        layer last = %s;
        train {
          loss = %s;
          metrics = [mean_absolute_error, tversky(alpha = 0.2), dice(axis = -1)];
          optimizer = %s;
          batch_size = 5;
          pretrain = %s;
        }
      }
      """;

  private static final String SGD = "sgd(learning_rate = 0.1)";

  static Stream<Arguments> variants() {
    String dice = "dice";
    String layerwise = "layerwise(inner_loss = tversky(0.4, 0.8))";
    return Stream.of(
        variant("l2(0.01)", "activation(linear)", dice, SGD, "none"),
        variant("decorrelation(0.1)", "activation(linear)", dice, "adam", layerwise),
        variant("contractive(0.1)", "activation(softmax)", "tversky(0.3, 0.9)", SGD, "none"),
        variant(
            "none",
            "activation(linear)",
            "dice(reduction = sum)",
            "sgd(learning_rate = 0.1, gradient_accumulation_steps = 3)",
            layerwise),
        variant(
            "none",
            "activation(linear)",
            "tversky(reduction = mean_with_sample_weight)",
            "lamb(learning_rate = 0.01)",
            "none"),
        variant("none", "activation(linear)", "dice(axis = -1)", SGD, layerwise));
  }

  private static Arguments variant(
      String penalty, String last, String loss, String optimizer, String pretrain) {
    return Arguments.of(
        MODEL
            .formatted(penalty, last, loss, optimizer, pretrain)
            .replace(", activity_regularizer = none", ""));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void generatedClassesAgreeWithTheReference(String text) {
    Model model = check(text);
    Scenario scenario = Scenario.of(model, 13).orElseThrow();
    Optional<String> fault = Trial.fault(Generated.compile(List.of(model)).get(0), scenario);
    assertThat(fault).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("variants")
  void gradientCheckPasses(String text) {
    GradientReport report = GradientCheck.run(check(text), 1);
    assertWithMessage(report.toString()).that(report.passes()).isTrue();
  }

  /** Batches of 5, 5 and 3 rows: each gives its own value, which counts as often as it has rows. */
  @ParameterizedTest
  @EnumSource
  void evaluationAveragesTheValuesOfBatchesByTheirRows(Kernels kernels) throws Exception {
    Model model = check(MODEL.formatted("l2(0.01)", "activation(linear)", "dice", SGD, "none"));
    int rows = 13;
    int size = 20;
    double[] x = floats(CentralDifferences.uniform(new SplittableRandom(1), rows * size, 0, 1));
    double[] t = floats(CentralDifferences.uniform(new SplittableRandom(2), rows * size, 0, 1));
    float[] weights = new float[rows];
    for (int n = 0; n < rows; n++) {
      weights[n] = (1 + n % 4) / 2f;
    }
    double[] parameters = parameters(model);
    ReferenceModel reference = new ReferenceModel(model);
    reference.setParameters(parameters);
    List<Choice<Loss>> metrics = model.training().metrics();
    Map<String, Double> expected = new HashMap<>();
    for (int from = 0; from < rows; from += 5) {
      int to = Math.min(rows, from + 5);
      int count = to - from;
      double[] some = Arrays.copyOfRange(x, from * size, to * size);
      double[] target = Arrays.copyOfRange(t, from * size, to * size);
      float[] weighing = Arrays.copyOfRange(weights, from, to);
      double loss = reference.evaluate(some, target, weighing, count);
      expected.merge("loss", loss * count / rows, Double::sum);
      double tversky = reference.lossOfBatch(metrics.get(1), some, target, count, Optional.empty());
      expected.merge("tversky", tversky * count / rows, Double::sum);
      for (int metric : new int[] {0, 2}) {
        Choice<Loss> each = metrics.get(metric);
        double sum = Arrays.stream(reference.losses(each, some, target, count)).sum();
        expected.merge(each.name(), sum / rows, Double::sum);
      }
    }

    Autoencoder generated = create(Generated.compile(List.of(model)).get(0), kernels);
    generated.setParameters(singles(parameters));
    try (Trainer trainer = generated.trainer(ONE)) {
      Map<String, Double> found =
          trainer.evaluate(
              Dataset.of(singles(x), rows).withTarget(singles(t)).withSampleWeight(weights));
      assertThat(found.keySet()).isEqualTo(expected.keySet());
      found.forEach(
          (name, value) ->
              assertWithMessage(name).that(value).isWithin(1e-6).of(expected.get(name)));
    }
  }

  /** Evaluation goes through long batches in pieces. */
  @ParameterizedTest
  @EnumSource
  void evaluationOfManyRowsSeesOneBatch(Kernels kernels) throws Exception {
    Model model = check(WIDE.formatted("dice"));
    int rows = 601;
    double[] x = floats(CentralDifferences.uniform(new SplittableRandom(3), rows * 64, 0, 1));
    ReferenceModel reference = new ReferenceModel(model);
    Subject subject = Generated.compile(List.of(model)).get(0).inFloat(kernels);
    reference.setParameters(parameters(model));
    subject.setParameters(parameters(model));
    assertThat(subject.evaluate(x, x, rows)).isWithin(1e-6).of(reference.evaluate(x, x, rows));
  }

  private static final String WIDE =
      """
      autoencoder Wide {
        input(64);
        layer code = dense(40, activation = tanh);
        layer output = dense(activation = sigmoid) tied_to code;
        train { loss = %s; metrics = [tversky(beta = 0.3)]; optimizer = sgd(learning_rate = 0.1); }
      }
      """;

  /** 3 times 2 times 64 times 40 multiplications for each of 101 rows are worth sharing. */
  @ParameterizedTest
  @EnumSource
  void anyNumberOfThreadsGivesTheSameBits(Kernels kernels) throws Exception {
    Generated generated = Generated.compile(List.of(check(WIDE.formatted("dice")))).get(0);
    List<float[]> runs =
        Stream.of(1, 2, 3, 5).map(threads -> trained(create(generated, kernels), threads)).toList();
    for (float[] run : runs) {
      assertThat(run).isEqualTo(runs.get(0));
    }
  }

  /** The weights behind some steps, then the loss and the metric of an evaluation. */
  private static float[] trained(Autoencoder model, int threads) {
    int rows = 101;
    float[] x = singles(CentralDifferences.uniform(new SplittableRandom(4), rows * 64, 0, 1));
    try (Trainer trainer = model.trainer(ONE.withThreads(threads))) {
      for (int step = 0; step < 5; step++) {
        trainer.step(x, x, rows);
      }
      float[] parameters = model.parameters();
      float[] all = Arrays.copyOf(parameters, parameters.length + 1);
      all[parameters.length] = (float) ((FitLoop) trainer).loss(x, x, rows);
      return all;
    }
  }

  /**
   * Outputs of 1/2 and the targets (1, 0) and (1, 1): with i = 3/2, the sum of y 2, that of t 3.
   * The loss is 1 - 2 i / 5 = 0.4. The weights 2 and 1 multiply it, for it is no row's: their mean
   * 3/2 gives 0.6, their sum 1.2.
   */
  @ParameterizedTest
  @CsvSource({
    "dice, 0.4, 0.6",
    "dice(reduction = sum), 0.4, 1.2",
    "dice(reduction = mean_with_sample_weight), 0.4, 0.4",
    // 1 - (3/2) / (3/2 + 0.3 * 3/2 + 0.9 * 1/2) = 1 - 1.5 / 2.4
    "'tversky(0.3, 0.9)', 0.375, 0.5625"
  })
  void weightsMultiplyTheLossOfTheBatch(String loss, double plain, double weighted) {
    String text =
        """
        autoencoder Halves {
          input(2);
          layer code = dense(1);
          layer output = dense(activation = sigmoid) tied_to code;
          train { loss = %s; optimizer = sgd(learning_rate = 0.1); }
        }
        """;
    DoubleAutoencoder model =
        DoubleModel.compile(List.of(check(text.formatted(loss)))).get(0).create(1);
    model.setParameters(new double[model.parameters().length]);
    double[] x = {1, 0, 1, 1};
    try (Stepper<double[]> trainer = model.trainer(ONE)) {
      assertThat(trainer.loss(x, x, 2)).isWithin(1e-7).of(plain);
      assertThat(trainer.loss(x, x, new float[] {2, 1}, 2)).isWithin(1e-7).of(weighted);
    }
    if (loss.equals("dice")) {
      // A row by itself is a batch of one: 1 - 2 (1/2) / (1 + 1) and 1 - 2 (1) / (1 + 2).
      double[] scores = new double[2];
      model.score(x, scores, 2);
      assertThat(scores)
          .usingTolerance(1e-7)
          .containsExactly(new double[] {0.5, 1 / 3.0})
          .inOrder();
    }
  }

  /** In Keras y = t = 0 gives 1 - 0 / 1e-7 = 1, and no slope. */
  @Test
  void rowsOfZerosAreFinite() {
    String text = WIDE.formatted("dice").replace("sigmoid", "relu");
    DoubleAutoencoder model = DoubleModel.compile(List.of(check(text))).get(0).create(1);
    model.setParameters(new double[model.parameters().length]);
    try (Stepper<double[]> trainer = model.trainer(ONE)) {
      for (int rows : new int[] {1, 3}) {
        double[] x = new double[rows * 64];
        assertThat(trainer.advance(x, x, rows)).isWithin(1e-12).of(1);
      }
    }
    assertThat(model.parameters()).isEqualTo(new double[model.parameters().length]);
  }

  @Test
  void rowsOfABatchDependOnEachOther() {
    Model model = check(WIDE.formatted("dice"));
    ReferenceModel reference = new ReferenceModel(model);
    reference.setParameters(parameters(model));
    double[] x = CentralDifferences.uniform(new SplittableRandom(5), 2 * 64, 0, 1);
    Arrays.fill(x, 64, 128, 0);
    double[] scores = reference.score(x, 2);
    assertThat(reference.evaluate(x, x, 2)).isNotWithin(0.01).of((scores[0] + scores[1]) / 2);
  }

  private static Model check(String text) {
    CompileResult result = Compiler.check(CompileRequest.of(SourceFile.of("a.ae", text)));
    assertWithMessage(result.diagnostics().toString()).that(result.models()).hasSize(1);
    return result.models().get(0);
  }

  private static Autoencoder create(Generated generated, Kernels kernels) {
    try {
      return (Autoencoder)
          generated.singles().get(kernels).getMethod("create", long.class).invoke(null, 3L);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static double[] parameters(Model model) {
    int count = model.parameters().stream().mapToInt(Parameter::size).sum();
    return floats(CentralDifferences.uniform(new SplittableRandom(6), count, -0.3, 0.3));
  }

  private static float[] singles(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static double[] floats(double[] numbers) {
    return Arrays.stream(numbers).map(number -> (float) number).toArray();
  }
}
