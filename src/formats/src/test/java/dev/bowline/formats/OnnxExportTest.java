package dev.bowline.formats;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Family;
import dev.bowline.formats.fit.Fitted;
import dev.bowline.formats.weights.Layout;
import dev.bowline.formats.weights.Part;
import dev.bowline.runtime.data.CsvOptions;
import dev.bowline.runtime.data.DataFiles;
import dev.bowline.runtime.data.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ONNX Runtime makes of our files is what our own classes make. */
class OnnxExportTest {
  private static final float TOLERANCE = 1e-5f;

  @TempDir Path folder;

  @Test
  void runtimeReconstructsTheDigitsAsTheClassDoes() throws IOException {
    Trained digits = Trained.digits(folder);
    float[] y = OnnxRuntime.run(digits.export("d.onnx"), Trained.DIGITS, Trained.ROWS);
    float[] expected = digits.reconstruct(Trained.DIGITS, Trained.ROWS);
    assertThat(Difference.largest(y, expected)).isLessThan(TOLERANCE);
    // So that the agreement means something: the rows differ from each other and from the input.
    assertThat(Difference.largest(y, Trained.DIGITS)).isGreaterThan(0.1f);
  }

  @Test
  void encoderAndDecoderAreHalvesOfTheWhole() throws IOException {
    Trained digits = Trained.digits(folder);
    Path encoder = digits.export("e.onnx", Part.ENCODER, Layout.BOWLINE);
    Path decoder = digits.export("d.onnx", Part.DECODER, Layout.BOWLINE);
    float[] code = OnnxRuntime.run(encoder, Trained.DIGITS, Trained.ROWS);
    assertThat(Difference.largest(code, digits.encode(Trained.DIGITS, Trained.ROWS)))
        .isLessThan(TOLERANCE);
    float[] y = OnnxRuntime.run(decoder, code, Trained.ROWS);
    assertThat(Difference.largest(y, digits.decode(code, Trained.ROWS))).isLessThan(TOLERANCE);
  }

  @Test
  void anyNumberOfRowsMayGoIn() throws IOException {
    Trained digits = Trained.digits(folder);
    Path file = digits.export("d.onnx");
    for (int rows : new int[] {1, 2, 33}) {
      float[] x = Arrays.copyOf(Trained.DIGITS, rows * 64);
      float[] y = OnnxRuntime.run(file, x, rows);
      assertThat(Difference.largest(y, digits.reconstruct(x, rows))).isLessThan(TOLERANCE);
    }
  }

  @Test
  void scalingIsCarriedIntoTheGraphAndBack() throws IOException {
    Samples cells =
        DataFiles.read(
            Path.of("..", "examples", "src", "test", "resources", "breast_cancer.csv"),
            CsvOptions.all().withColumns("1-30").withSkipLines(1));
    Trained tumour =
        Trained.model(Files.readString(Trained.MODELS.resolve("tumour.ae")), folder)
            .fitted(cells.values(), cells.rows(), 5);
    float[] y = OnnxRuntime.run(tumour.export("t.onnx"), cells.values(), cells.rows());
    float[] expected = tumour.reconstruct(cells.values(), cells.rows());
    for (int i = 0; i < y.length; i++) {
      // Raw units: some features are in the thousands.
      assertThat(y[i]).isWithin(TOLERANCE * Math.max(1, Math.abs(expected[i]))).of(expected[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"min_max", "factor(0.25)"})
  void everyKindOfScalingIsCarried(String kind) throws IOException {
    Trained trained =
        Trained.model(
                """
                autoencoder Scaled {
                  input(64, scaling = %s);
                  layer code = dense(8);
                  layer output = dense() tied_to code;
                }
                """
                    .formatted(kind),
                folder)
            .fitted(Trained.DIGITS, Trained.ROWS, 2);
    float[] y = OnnxRuntime.run(trained.export("s.onnx"), Trained.DIGITS, Trained.ROWS);
    assertThat(Difference.largest(y, trained.reconstruct(Trained.DIGITS, Trained.ROWS)))
        .isLessThan(TOLERANCE);
  }

  @Test
  void noiseAndReshapesDoNothingInTheGraph() throws IOException {
    Trained trained =
        Trained.model(
                """
                autoencoder Shaped {
                  input(8, 8);
                  layer noise = masking_noise(0.2);
                  layer flat = flatten;
                  layer code = dense(12, activation = tanh);
                  layer wide = dense(64) tied_to code;
                  layer square = reshape(8, 8);
                }
                """,
                folder)
            .stirred(3);
    float[] y = OnnxRuntime.run(trained.export("s.onnx"), Trained.DIGITS, Trained.ROWS);
    assertThat(Difference.largest(y, trained.reconstruct(Trained.DIGITS, Trained.ROWS)))
        .isLessThan(TOLERANCE * 10);
  }

  @Test
  void rowWiseActivationsRunAlongTheLastAxis() throws IOException {
    Trained trained =
        Trained.model(
                """
                autoencoder ByLine {
                  input(8, 8);
                  layer lines = activation(softmax);
                  layer flat = flatten;
                  layer code = dense(12);
                  layer wide = dense(64) tied_to code;
                  layer square = reshape(8, 8);
                  layer last = activation(softmax);
                }
                """,
                folder)
            .stirred(4);
    float[] y = OnnxRuntime.run(trained.export("s.onnx"), Trained.DIGITS, Trained.ROWS);
    assertThat(Difference.largest(y, trained.reconstruct(Trained.DIGITS, Trained.ROWS)))
        .isLessThan(TOLERANCE);
  }

  static Stream<String> activations() {
    Stream<String> plain =
        Catalog.of(Family.ACTIVATION).stream()
            .filter(entry -> entry.arguments().stream().allMatch(a -> a.fallback().isPresent()))
            .map(entry -> entry.name());
    Stream<String> others =
        Stream.of(
            "relu(negative_slope = 0.1)",
            "relu(max_value = 0.5)",
            "relu(threshold = 0.25)",
            "relu(0.1, 0.5, 0.25)",
            "leaky_relu(0.3)",
            "elu(0.7)",
            "celu(0.7)",
            "squareplus(2)",
            "threshold(0.25, -1)",
            "soft_shrink(0.7)",
            "hard_shrink(0.7)",
            "gelu(approximate = true)",
            "top_k(1)",
            "top_k(3)");
    return Stream.concat(plain, others.filter(OnnxExportTest::isKnown));
  }

  private static boolean isKnown(String call) {
    return Catalog.find(Family.ACTIVATION, call.replaceAll("[(].*", "")).isPresent();
  }

  @ParameterizedTest
  @MethodSource("activations")
  void everyActivationIsTheSame(String activation) throws IOException {
    Trained trained =
        Trained.model(
                """
                autoencoder One {
                  input(8);
                  layer first = activation(%s);
                  layer code = dense(6, activation = %s);
                  layer output = dense(8);
                }
                """
                    .formatted(activation, activation),
                folder)
            .stirred(5);
    // Far enough for what bends at 3 or cuts off, but exponentials of exponentials overflow.
    float most = activation.equals("exponential") ? 0.5f : 4;
    float[] x = new float[16 * 8];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - x.length / 2) * most / 64; // with 0
    }
    float[] y = OnnxRuntime.run(trained.export("one.onnx"), x, 16);
    assertWithMessage(activation)
        .that(Difference.largest(y, trained.reconstruct(x, 16)))
        .isLessThan(TOLERANCE);
    Fitted back = Imports.read(trained.model(), folder.resolve("one.onnx"), Optional.empty());
    assertThat(back.notes()).isEmpty();
  }

  @Test
  void modelThatComputesNothingIsStillAGraph() throws IOException {
    Trained trained =
        Trained.model(
            "autoencoder Thin { input(4); layer code = dense(2); layer back = dense() tied_to code; }",
            folder);
    float[] code = {1, 2, 3, 4};
    Path decoder = trained.export("d.onnx", Part.DECODER, Layout.BOWLINE);
    assertThat(Difference.largest(OnnxRuntime.run(decoder, code, 2), trained.decode(code, 2)))
        .isLessThan(TOLERANCE);
  }
}
