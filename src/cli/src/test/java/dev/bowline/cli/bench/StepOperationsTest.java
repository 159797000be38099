package dev.bowline.cli.bench;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.model.Model;
import dev.bowline.source.SourceFile;
import org.junit.jupiter.api.Test;

class StepOperationsTest {
  private static Model model(String layers) {
    String text = "autoencoder M { input(5, 2); " + layers + " }";
    return Compiler.check(CompileRequest.of(SourceFile.of("m.ae", text))).models().get(0);
  }

  @Test
  void firstLayerTakesTwoProductsAndEveryOtherThree() {
    Model model =
        model(
            "layer flat = flatten; layer noise = dropout(0.5); layer e = dense(3);"
                + " layer t = activation(tanh); layer d = dense(10) tied_to e; layer image = reshape(5, 2);");
    assertThat(StepOperations.perRow(model)).isEqualTo(2 * 30 * 2 + 2 * 30 * 3);
  }

  @Test
  void tiedKernelCountsForEachUse() {
    String tied =
        "layer flat = flatten; layer a = dense(7); layer b = dense(4);"
            + " layer c = dense(7) tied_to b; layer d = dense(10) tied_to a;"
            + " layer image = reshape(5, 2);";
    long expected = 2 * (70 * 2 + 28 * 3 + 28 * 3 + 70 * 3);
    assertThat(StepOperations.perRow(model(tied))).isEqualTo(expected);
    assertThat(StepOperations.perRow(model(tied.replaceAll(" tied_to \\w", ""))))
        .isEqualTo(expected);
  }
}
