package dev.bowline.reference;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.GeneratedClass;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.Range;
import dev.bowline.memory.MemoryCompiler;
import dev.bowline.plan.Target;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Kernels;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.spi.VectorModule;
import dev.bowline.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated classes at the ends of what losses take: finite losses, finite steps. */
class LossExtremesTest {
  private static final int SIZE = 19;

  /** A loss as a model names it, and the activation in front of it. */
  private record Ending(String loss, String activation) {}

  private static List<Ending> endings() {
    List<Ending> endings = new ArrayList<>();
    for (Entry entry : Catalog.of(Family.LOSS)) {
      Range domain = ((Loss) entry).domain();
      boolean logits = entry.arguments().stream().anyMatch(s -> s.name().equals("from_logits"));
      String activation = domain.equals(Range.ANY) ? "linear" : "relu";
      endings.add(new Ending(entry.name(), activation));
      if (((Loss) entry).extent() == Loss.Extent.BATCH) {
        endings.add(new Ending(entry.name() + "(axis = -1)", activation));
      }
      for (String fused : ((Loss) entry).fused().keySet()) {
        endings.add(new Ending(entry.name(), fused));
      }
      if (logits) {
        endings.add(new Ending(entry.name() + "(from_logits = true)", "linear"));
      }
    }
    return endings;
  }

  @ParameterizedTest
  @EnumSource
  void lossesAndStepsAreFinite(Kernels kernels) throws ReflectiveOperationException {
    List<Ending> endings = endings();
    List<Class<?>> classes = load(kernels);
    for (int i = 0; i < endings.size(); i++) {
      for (float size : new float[] {0, 1, 100}) {
        for (float[] x : List.of(new float[SIZE], ones(), halves())) {
          check(classes.get(i), endings.get(i), size, x, kernels);
        }
      }
    }
  }

  /** A batch of one, the outputs {@code size}, {@code -size} and 0 in front of the activation. */
  private static void check(Class<?> type, Ending ending, float size, float[] x, Kernels kernels)
      throws ReflectiveOperationException {
    Autoencoder model = (Autoencoder) type.getMethod("create", long.class).invoke(null, 0);
    float[] parameters = new float[model.parameters().length];
    for (int j = 0; j < SIZE; j++) {
      parameters[parameters.length - SIZE + j] = size * (j % 3 - 1);
    }
    model.setParameters(parameters);
    String where = ending + " of " + size + " and " + x[0] + " with " + kernels;
    assertWithMessage(where).that(model.kernels()).isEqualTo(kernels);
    assertWithMessage(where).that(model.score(x)).isFinite();
    try (Trainer trainer = model.trainer()) {
      assertWithMessage(where).that(trainer.step(x, x, 1)).isFinite();
    }
    for (float parameter : model.parameters()) {
      assertWithMessage(where).that(parameter).isFinite();
    }
  }

  private static float[] ones() {
    float[] x = new float[SIZE];
    x[4] = 1;
    return x;
  }

  private static float[] halves() {
    float[] x = new float[SIZE];
    Arrays.fill(x, 0.5f);
    return x;
  }

  /** Compiled once, and loaded once for each kind of kernels. */
  private static final List<GeneratedClass> GENERATED = generate(endings());

  private static final Map<String, byte[]> COMPILED = MemoryCompiler.bytecode(GENERATED);

  private static List<GeneratedClass> generate(List<Ending> endings) {
    StringBuilder models = new StringBuilder();
    for (int i = 0; i < endings.size(); i++) {
      models.append(
          """
          autoencoder Ending%d {
            input(%d);
            layer code = dense(3);
            layer output = dense(activation = %s) tied_to code;
            train { loss = %s; optimizer = sgd(learning_rate = 0.0001); }
          }
          """
              .formatted(i, SIZE, endings.get(i).activation(), endings.get(i).loss()));
    }
    CompileResult result =
        Compiler.compile(
            CompileRequest.of(SourceFile.of("endings.ae", models.toString()))
                .with(Set.of(Target.VECTOR)));
    return result.classes();
  }

  private static List<Class<?>> load(Kernels kernels) {
    if (kernels == Kernels.PLAIN) {
      System.setProperty(VectorModule.PROPERTY, "plain");
    }
    try {
      return MemoryCompiler.load(GENERATED, COMPILED);
    } finally {
      System.clearProperty(VectorModule.PROPERTY);
    }
  }
}
