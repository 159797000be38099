package dev.bowline.memory;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.GeneratedClass;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.Family;
import dev.bowline.model.Model;
import dev.bowline.plan.Element;
import dev.bowline.plan.PlanVerifier;
import dev.bowline.plan.Planner;
import dev.bowline.plan.Target;
import dev.bowline.source.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HotSpot never compiles a method of 8,000 bytes or more: none may come near. */
final class BytecodeTest {
  private static final int LIMIT = 8000;

  private static CompileResult compile(String text) {
    CompileResult result = Compiler.compile(CompileRequest.of(SourceFile.of("sizes.ae", text)));
    assertThat(result.hasErrors()).isFalse();
    return result;
  }

  private static void assertSmall(String text) throws IOException {
    CompileResult result = compile(text);
    Model model = result.models().get(0);
    for (Element element : Element.values()) {
      Set<Target> targets = element == Element.FLOAT ? Set.of(Target.VECTOR) : Set.of();
      assertThat(PlanVerifier.faults(Planner.plan(model, element, targets))).isEmpty();
      GeneratedClass generated = Compiler.generate(model, element, targets);
      Map<String, byte[]> classes = MemoryCompiler.bytecode(List.of(generated));
      for (byte[] classFile : classes.values()) {
        for (Map.Entry<String, Integer> method : MethodSizes.of(classFile).entrySet()) {
          assertWithMessage(method.getKey()).that(method.getValue()).isLessThan(LIMIT);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"4 2", "7 5", "64 32", "65 31", "784 128", "1021 509", "4096 1024"})
  void everyMethodOfATiedPairIsShort(String sizes) throws IOException {
    String[] size = sizes.split(" ");
    assertSmall(
        String.format(
            "autoencoder Sizes { input(%s); layer code = dense(%s, activation = sigmoid);"
                + " layer output = dense(activation = sigmoid) tied_to code;"
                + " train { loss = binary_crossentropy; optimizer = adam; } }",
            size[0], size[1]));
  }

  @Test
  void everyMethodOfADeepStackIsShort() throws IOException {
    StringBuilder text = new StringBuilder("autoencoder Deep { input(64);");
    int depth = 24;
    for (int i = 0; i < depth; i++) {
      text.append(String.format(" layer e%d = dense(%d, activation = tanh);", i, 63 - i));
    }
    for (int i = depth - 1; i >= 0; i--) {
      text.append(String.format(" layer d%d = dense(activation = softmax) tied_to e%d;", i, i));
    }
    assertSmall(text + " train { metrics = [mean_absolute_error, binary_crossentropy]; } }");
  }

  /** The measuring of a batch is one pass over its rows, cut where it would get too long. */
  @Test
  void everyMethodOfAModelWithAllMetricsIsShort() throws IOException {
    String metrics =
        Catalog.of(Family.LOSS).stream().map(Entry::name).collect(Collectors.joining(", "));
    for (String loss : List.of("categorical_focal_crossentropy", "binary_focal_crossentropy")) {
      for (String activation : List.of("softmax", "sigmoid")) {
        assertSmall(
            String.format(
                "autoencoder All { input(19); layer code = dense(7, activation = softmax);"
                    + " layer total1 = dense(activation = %s) tied_to code;"
                    + " train { loss = %s; metrics = [%s]; } }",
                activation, loss, metrics));
      }
    }
  }

  @Test
  void theParserOfClassFilesFindsMethods() throws IOException {
    CompileResult result = compile("autoencoder One { input(2); layer code = dense(2); }");
    Map<String, byte[]> classes = MemoryCompiler.bytecode(result.classes());

    assertThat(classes.keySet())
        .containsExactly(
            "One", "One$PlainKernels", "One$PlainKernels$Training", "One$PlainKernels$Work");
    assertThat(MethodSizes.of(classes.get("One"))).containsKey("encode([F[F)V");
  }
}
