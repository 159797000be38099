package dev.bowline.memory;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Choices;
import dev.bowline.catalog.Loss;
import dev.bowline.source.SourceFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code gradcheck} does, for every name that a gradient passes: generated backward passes in
 * double against central differences of the generated loss.
 */
final class GradientCheckTest {
  /** Activations of the output, the narrowest first. */
  private static final List<String> OUTPUTS = List.of("softmax", "sigmoid", "softplus", "linear");

  static Stream<Choice<Activation>> activations() {
    return Choices.activations().stream();
  }

  static Stream<Choice<Loss>> losses() {
    return Choices.losses().stream();
  }

  @ParameterizedTest
  @MethodSource("activations")
  void everyActivationPasses(Choice<Activation> activation) {
    check(
        """
          layer wide   = dense(12, use_bias = false);
          layer bent   = activation(%1$s);
          layer code   = dense(8, activation = tanh);
          layer up     = dense() tied_to code;
          layer again  = activation(%1$s);
          layer output = dense(6, activation = sigmoid);
          train { loss = binary_crossentropy; }
        """
            .formatted(activation));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void everyLossPasses(Choice<Loss> loss) {
    String output =
        Loss.takesLogits(loss.arguments())
            ? "linear"
            : OUTPUTS.stream().filter(name -> suits(name, loss)).findFirst().orElseThrow();
    check(
        """
          layer code   = dense(4, activation = tanh);
          layer output = dense(activation = %s) tied_to code;
          train { loss = %s; }
        """
            .formatted(output, loss));
  }

  private static boolean suits(String activation, Choice<Loss> loss) {
    return Choices.activations().stream()
        .filter(choice -> choice.name().equals(activation))
        .allMatch(
            choice ->
                loss.entry()
                    .domain(loss.arguments())
                    .contains(choice.entry().values(choice.arguments())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kernel_regularizer = l1(0.1)",
        "kernel_regularizer = l2(0.1)",
        "kernel_regularizer = l1_l2(0.1, 0.2)",
        "kernel_regularizer = orthogonal(0.1)",
        "kernel_regularizer = orthogonal(0.1, mode = columns)",
        "bias_regularizer = l1(0.1)",
        "bias_regularizer = l2(0.1)",
        "bias_regularizer = l1_l2(0.1, 0.2)",
        "activity_regularizer = l1(0.1)",
        "activity_regularizer = l2(0.1)",
        "activity_regularizer = l1_l2(0.1, 0.2)",
        "activity_regularizer = orthogonal(0.1)",
        "activity_regularizer = orthogonal(0.1, mode = columns)",
        "activity_regularizer = kl_sparsity(0.1, 0.1)",
        "activity_regularizer = decorrelation(0.1)",
        "activity_regularizer = contractive(0.1)"
      })
  void everyPenaltyPasses(String penalty) {
    boolean tied = penalty.startsWith("kernel");
    check(
        """
          layer hidden = dense(5, activation = sigmoid);
          layer code   = dense(4, activation = sigmoid, %s);
          layer up     = dense(activation = sigmoid%s) tied_to code;
          layer output = dense(activation = sigmoid) tied_to hidden;
          train { loss = binary_crossentropy; }
        """
            .formatted(penalty, tied ? "" : ", " + penalty));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dropout(0.4)",
        "gaussian_noise(0.3)",
        "gaussian_dropout(0.3)",
        "alpha_dropout(0.3)",
        "masking_noise(0.4)",
        "salt_and_pepper(0.4)",
        "prelu(alpha_initializer = constant(0.2), alpha_regularizer = l1_l2(0.1, 0.2))"
      })
  void everyOtherLayerPasses(String layer) {
    check(
        """
          layer hidden = dense(7);
          layer first  = %1$s;
          layer code   = dense(4);
          layer second = %1$s;
          layer up     = dense() tied_to code;
          layer third  = %1$s;
          layer output = dense(activation = sigmoid) tied_to hidden;
          train { loss = binary_crossentropy; }
        """
            .formatted(layer));
  }

  @Test
  void reportNamesEveryTensor() {
    GradientReport report =
        check("  layer code = dense(4);\n  layer output = dense() tied_to code;\n");
    assertThat(report.rows().stream().map(GradientReport.Row::tensor).toList())
        .isEqualTo(List.of("code.kernel", "code.bias", "output.bias"));
  }

  private static GradientReport check(String layers) {
    String text = "autoencoder Checked {\n  input(6);\n" + layers + "}\n";
    CompileResult result = Compiler.check(CompileRequest.of(SourceFile.of("checked.ae", text)));
    assertWithMessage(text + result.diagnostics()).that(result.hasErrors()).isFalse();
    GradientReport report = GradientCheck.run(result.models().get(0), 1);
    assertWithMessage(text + report).that(report.passes()).isTrue();
    return report;
  }
}
