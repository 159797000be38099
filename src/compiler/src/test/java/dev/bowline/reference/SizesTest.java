package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.model.Model;
import dev.bowline.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every code shape on every remainder: inputs and units from 1 to 70, batches from 1 to 40 rows
 * with a short last one, and some large primes, against the reference. The build runs it once for
 * each length of vectors.
 */
final class SizesTest {
  private static final int LARGEST = 70;

  /** A tied pair of sizes that share no divisor with those of vectors and tiles. */
  private record Sizes(int inputs, int units, int batch, int rows) {
    String name() {
      return "M" + inputs + "x" + units;
    }

    Model model() {
      String text =
          String.format(
              Locale.ROOT,
              "autoencoder %s { input(%d); layer code = dense(%d, activation = sigmoid);"
                  + " layer y = dense(activation = sigmoid) tied_to code;"
                  + " train { loss = binary_crossentropy; optimizer = adam; batch_size = %d; } }",
              name(),
              inputs,
              units,
              batch);
      return SizesTest.model(text);
    }
  }

  private static Model model(String text) {
    return Compiler.check(CompileRequest.of(SourceFile.of("sizes.ae", text))).models().get(0);
  }

  private static final List<Generated> COMPILED = new ArrayList<>();

  static Stream<Sizes> sizes() {
    List<Sizes> sizes = new ArrayList<>();
    for (int i = 1; i <= LARGEST; i++) {
      int batch = 1 + i * 13 % 40;
      // 37 is prime to 71, so that each number of units comes once.
      sizes.add(new Sizes(i, i * 37 % 71, batch, batch + 1 + i % 7));
    }
    sizes.add(new Sizes(257, 131, 41, 53));
    sizes.add(new Sizes(131, 257, 13, 29));
    return sizes.stream();
  }

  @BeforeAll
  static void compileAllAtOnce() {
    COMPILED.addAll(Generated.compile(sizes().map(Sizes::model).toList()));
  }

  @AfterAll
  static void forget() {
    COMPILED.clear();
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void kernelsOfEverySizeAgreeWithTheReference(Sizes sizes) {
    Generated generated =
        COMPILED.stream()
            .filter(one -> one.model().name().equals(sizes.name()))
            .findFirst()
            .orElseThrow();
    Optional<Scenario> scenario = Scenario.of(generated.model(), sizes.rows());
    assertThat(Trial.fault(generated, scenario.orElseThrow())).isEmpty();
  }

  /** The code is the input, or is what the input has made. */
  @ParameterizedTest
  @CsvSource({
    "Bare, 3, activation(gelu)",
    "Whole, 16, activation(gelu)",
    "Twice, 16, activation(gelu); layer z = activation(tanh)"
  })
  void modelWithoutAnyWeightAgreesToo(String name, int size, String layers) {
    Model model =
        model(
            String.format(
                Locale.ROOT,
                "autoencoder %s { input(%d); layer y = %s; train { metrics = [mae]; } }",
                name,
                size,
                layers));
    Generated generated = Generated.compile(List.of(model)).get(0);
    assertThat(Trial.fault(generated, Scenario.of(model, 20).orElseThrow())).isEmpty();
  }
}
